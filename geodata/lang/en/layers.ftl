# What is said of layers as they are written.

plain = { $text }

no-layers = no place could be put on a map, so no layer was written
no-layers-hint = the record and the table of unplaced names tell what was found

## Legend of the layers, by the codes of their columns.

layer-symbol =
    { $code ->
        [airstrike] Airstrike
        [airstrike_claimed] Airstrike, not confirmed
        [attack] Attack
        [attack_claimed] Attack, not confirmed
        [missile] Missile strike
        [missile_claimed] Missile strike, not confirmed
        [drone] Drone attack
        [drone_claimed] Drone attack, not confirmed
        [explosion] Explosion
        [explosion_claimed] Explosion, not confirmed
        [shelling] Shelling
        [shelling_claimed] Shelling, not confirmed
        [damage] Fire or damage
        [damage_claimed] Fire or damage, not confirmed
        [intercepted] Intercepted
        [intercepted_claimed] Intercepted, not confirmed
        [origin] Origin of an attack
        [strike_site] Place of a strike
        [mention] Place mentioned
       *[other] { $code }
    }
layer-verdict =
    { $code ->
        [supported] Distance holds
        [approximately] Distance nearly holds
        [contradicted] Distance does not hold
        [uncheckable] Distance cannot be checked
       *[other] { $code }
    }
layer-area =
    { $code ->
        [strike_site] Approximate location
        [mention] Approximate place
       *[other] { $code }
    }

## Cells.

known-within = the place is known to within { $km } km

# What is said of layers as they are written.

plain = { $text }

no-layers = no place could be put on a map, so no layer was written
no-layers-hint = the record and the table of unplaced names tell what was found

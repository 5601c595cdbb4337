//! Lists as people keep them: each fault that one came out wrong by, with rows of its own.

use std::path::PathBuf;

use dateline::analysis::Analysis;
use dateline::event::{Certainty, EventKind};
use dateline::export::bundle::bundle;
use dateline::input::File;
use dateline::input::fields::Columns;
use dateline::lang;
use dateline::map::{Composition, MapOptions, Subject, compose};
use dateline::pipeline::{self, Context};
use dateline::world::World;

fn read_with(name: &str, content: &[u8], columns: Columns) -> dateline::error::Result<Analysis> {
    pipeline::read(&File { name, content }, World::embedded(), Context { columns, rows: true, ..Context::default() })
}

fn story(content: &str) -> Analysis {
    read_with("list", content.as_bytes(), Columns::default()).unwrap_or_else(|error| panic!("{error}\n{content}"))
}

fn refusal(name: &str, content: &str) -> String {
    read_with(name, content.as_bytes(), Columns::default()).unwrap_err().to_string()
}

fn fixture(name: &str) -> Analysis {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/lists").join(name);
    let content = std::fs::read(path).unwrap();
    read_with(name, &content, Columns::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Name, position to the hundredth of a degree, kind and day of every place.
fn marks(story: &Analysis) -> Vec<String> {
    let mark = |(id, place): (_, &dateline::resolve::Place)| {
        let site = story.sites.iter().chain(&story.interceptions).find(|site| site.mentions.contains(&id));
        let event = site.map_or(EventKind::Mention, |site| site.event);
        let point = place.position.as_ref().unwrap().point;
        let day = story.listed.get(&id).and_then(|listed| listed.when).map(|day| format!(" {day}")).unwrap_or_default();
        format!("{} {:.2} {:.2} {event:?}{day}", place.name, point.lat(), point.lon())
    };
    story.places.entries().map(mark).collect()
}

fn told(story: &Analysis) -> Vec<String> {
    story.diagnostics.iter().map(|told| lang::voice().say(&told.message)).collect()
}

fn map(story: &Analysis) -> Composition {
    compose(&Subject::from_analysis(story).0, World::embedded(), &MapOptions::default())
}

#[test]
fn a_list_is_read_in_any_delimiter_and_below_any_title() {
    let wanted = ["Brody 50.08 25.15 Missile 2025-03-07", "Stryi 49.26 23.85 Drone 2025-03-19"];
    for (from, to) in [(",", ","), (",", ";"), (",", "\t"), (",", "|")] {
        let list =
            "place,lat,lon,kind,date\nBrody,50.08,25.15,missile,2025-03-07\nStryi,49.26,23.85,drone,2025-03-19\n";
        let list = list.replace(from, to);
        assert_eq!(marks(&story(&list)), wanted, "{to:?}");
        assert_eq!(marks(&story(&list.replace('\n', "\r\n"))), wanted);
        assert_eq!(marks(&story(&format!("Strikes in March\n\nKept by hand\n{list}"))), wanted);
    }
    let spreadsheet =
        "sep=;\nplace;lat;lon;kind;date\nBrody;50,08;25,15;missile;07.03.2025\nStryi;49,26;23,85;drone;19.03.2025\n";
    assert_eq!(marks(&story(spreadsheet)), wanted);
}

#[test]
fn columns_are_found_in_ten_languages() {
    for header in [
        "Назва;Широта;Довгота;Тип;Дата",
        "Название;Широта;Долгота;Тип события;Дата",
        "الموقع;خط العرض;خط الطول;النوع;التاريخ",
        "نام محل;عرض جغرافیایی;طول جغرافیایی;نوع حادثه;تاریخ",
        "מקום;קו רוחב;קו אורך;סוג אירוע;תאריך",
        "Lieu;Latitude;Longitude;Type d'attaque;Date de l'attaque",
        "Lugar;Latitud;Longitud;Tipo de ataque;Fecha",
        "Ort;Breitengrad;Längengrad;Ereignis;Datum",
        "Yer adı;Enlem;Boylam;Olay türü;Tarih",
        "Place name;Latitude (WGS84);Longitude (WGS84);Type of attack;Date of incident",
    ] {
        let list = format!("{header}\nBrody;50,08;25,15;missile;07.03.2025\nStryi;49,26;23,85;drone;19.03.2025\n");
        let wanted = ["Brody 50.08 25.15 Missile 2025-03-07", "Stryi 49.26 23.85 Drone 2025-03-19"];
        assert_eq!(marks(&story(&list)), wanted, "{header}");
    }
}

#[test]
fn positions_are_read_in_every_notation() {
    for (header, brody, stryi) in [
        ("name\tlat\tlon", "50°04′48″N\t25°09′00″E", "49°15'36\" N\t23°51'0\" E"),
        ("name\tlat\tlon", "50.08 N\t25.15 E", "N49.26\tE23.85"),
        ("name\tlat\tlon", "50,08° пн. ш.\t25,15° сх. д.", "49,26° с. ш.\t23,85° в. д."),
        ("name\tlat\tlon", "٥٠٫٠٨\t٢٥٫١٥", "۴۹٫۲۶\t۲۳٫۸۵"),
        ("name\tcoordinates", "50.08, 25.15", "49°15'36\"N 23°51'0\"E"),
        ("name\tgeometry", "POINT(25.15 50.08)", "SRID=4326;POINT (23.85 49.26)"),
        ("name\twhere it is", "50.08, 25.15", "49.26, 23.85"),
        ("name\tlon, lat", "25.15, 50.08", "23.85, 49.26"),
        ("name\tMGRS", "35ULR 67640 49165", "34UGV 07356 60268"),
        ("name\tutm_e\tutm_n\tzone", "367600\t5549300\t35N", "270900\t5460800\t35N"),
        ("name\tlink", "https://www.google.com/maps/@50.08,25.15,12z", "https://maps.google.com/?q=49.26,23.85"),
    ] {
        let list = story(&format!("{header}\nBrody\t{brody}\nStryi\t{stryi}\n"));
        assert_eq!(list.places.len(), 2, "{header}: {:?}", told(&list));
        for (place, (lat, lon)) in list.places.iter().zip([(50.08, 25.15), (49.26, 23.85)]) {
            let point = place.position.as_ref().unwrap().point;
            assert!((point.lat() - lat).abs() < 0.03 && (point.lon() - lon).abs() < 0.2, "{header}: {point:?}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    for (content, says) in [
        ("name,lat,lon\n", "no rows"),
        ("name,lat,lon\nA,,\nB,x,y\n", "none of the 2 rows"),
        ("name,lat,lon\nA,0,0\n", "0° N 0° E"),
        ("name,utm_x,utm_y\nA,696533.1,3660837.1\nB,697119.1,3656748.2\n", "hold metres, not degrees"),
        ("{\"status\":200,\"data\":[]}", "this is JSON"),
        ("{\"type\":\"Topology\",\"objects\":{},\"features\":[]}", "TopoJSON"),
        (
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:28406\"}},\"features\":[]}",
            "EPSG:28406",
        ),
        ("<kml><Document><Placemark><name>A</name></Placemark></Document></kml>", "the one feature"),
    ] {
        let why = refusal("list", content);
        assert!(why.contains(says), "{content}: {why}");
    }
    let metres = Columns { lat: Some("north".into()), lon: Some("east".into()), ..Columns::default() };
    let why = read_with("list.csv", b"name,east,north\nA,696533.1,3660837.1\n", metres).unwrap_err().to_string();
    assert!(why.contains("metres"), "{why}");
}

#[test]
fn rows_at_fault_are_told_once_with_their_lines() {
    let list = story(
        "name,lat,lon,date\r\nA,50,30,2025-01-02\r\nB,,,\r\nC,0,0,\r\nD,unknown,unknown,soon\r\nE,49,31,soon\r\n",
    );
    let wanted = [
        "2 rows of 5 have no usable position (rows 3, 5)",
        "row 4 of the list lies at 0° N 0° E, and on no map",
        "row 6 of the list has a day that cannot be read: `soon`",
    ];
    assert_eq!(told(&list), wanted);
}

#[test]
fn swapped_latitudes_and_longitudes_are_recognised() {
    let list = story("name,country,lat,lon\nBrody,Ukraine,25.15,50.08\nStryi,UKR,23.85,49.26\n");
    assert_eq!(marks(&list), ["Brody 50.08 25.15 Mention", "Stryi 49.26 23.85 Mention"]);
    assert!(told(&list)[0].contains("swapped"), "{:?}", told(&list));
    let one_astray = story("name,country,lat,lon\nBrody,Ukraine,50.08,25.15\nStryi,Ukraine,23.85,49.26\n");
    assert_eq!(told(&one_astray), ["row 3 of the list lies outside the country that the list names"]);
    let near = story("place,country,latitude,longitude\nMandera,Kenya,3.9373,41.8569\nMoyale,KE,3.5270,39.0560\n");
    assert_eq!(told(&near), Vec::<String>::new());
}

#[test]
fn the_country_of_a_list_is_believed_for_its_title() {
    let towns = [
        ("Mandera", 3.94, 41.86),
        ("Moyale", 3.53, 39.06),
        ("Busia", 0.46, 34.11),
        ("Lodwar", 3.12, 35.6),
        ("Garissa", -0.45, 39.64),
    ];
    let rows: String = towns.iter().map(|(name, lat, lon)| format!("{name},Kenya,{lat},{lon},attack\n")).collect();
    assert_eq!(map(&story(&format!("place,country,lat,lon,kind\n{rows}"))).scene.title, "Attacks hit Kenya");
}

#[test]
fn a_title_speaks_of_what_is_frequent_and_counts_what_is_drawn() {
    let rows: String = (0..14)
        .map(|at| {
            format!("T{at},{},{},{}\n", 48.0 + 0.1 * f64::from(at), 30.0, ["attack", "land mine"][usize::from(at == 9)])
        })
        .collect();
    let title = map(&story(&format!("name,lat,lon,kind\n{rows}"))).scene.title;
    assert!(title.starts_with("Attacks hit"), "{title}");
    let nameless = map(&story("lat,lon\n48.1,30\n48.2,30\n48.3,31\n48.4,32\n48.5,32\n"));
    assert_eq!(nameless.scene.title, "5 places");
    assert!(nameless.alt.contains("5 places."), "{}", nameless.alt);
    let mut framed =
        story("name,lat,lon,kind\nAlpha,50.45,30.52,missile\nBeta,49.99,36.23,missile\nGamma,33.31,44.36,missile\n");
    framed.extent = Some(dateline::geometry::Extent { west: 28.0, south: 46.0, east: 38.0, north: 51.0 });
    let framed = map(&framed);
    assert_eq!(framed.scene.title, "Missiles hit Alpha and Beta");
    assert!(framed.diagnostics.iter().any(|told| told.code == "off-map"), "{:?}", framed.diagnostics);
}

#[test]
fn known_exports_are_read_where_they_keep_things() {
    let ucdp = "id,type_of_violence,side_a,where_prec,where_coordinates,adm_1,latitude,longitude,geom_wkt,country,date_start,date_end,best\n\
        1,1,Government of A,1,Ramla town,North,33.31,44.36,POINT(44.36 33.31),Iraq,2019-03-01 00:00:00.000,2019-03-01 00:00:00.000,3\n\
        2,3,Government of A,4,Hamra province,South,34.60,43.68,POINT(43.68 34.60),Iraq,2019-03-02 00:00:00.000,2019-03-04 00:00:00.000,7\n";
    let list = story(ucdp);
    assert_eq!(
        marks(&list),
        ["Ramla town 33.31 44.36 Attack 2019-03-01", "Hamra province 34.60 43.68 Attack 2019-03-02"]
    );
    assert_eq!(
        (list.sites[1].facts[0].as_str(), list.sites[1].position.precision.km()),
        ("7 fatalities reported", 75.0)
    );
    let gtd = "eventid,iyear,imonth,iday,country_txt,city,latitude,longitude,location,attacktype1_txt,nkill\n\
        1,2019,3,1,Iraq,Baghdad,33.31,44.36,The device went off in a market street.,Bombing/Explosion,2\n\
        2,2019,3,0,Iraq,Tikrit,34.60,43.68,,Hostage Taking (Kidnapping),1\n";
    assert_eq!(marks(&story(gtd)), ["Baghdad 33.31 44.36 Explosion 2019-03-01", "Tikrit 34.60 43.68 Mention 2019-03"]);
    let old = "event_date,event_type,location,country,latitude,longitude,fatalities\n\
        02-July-2016,Remote violence,Baidoa,Somalia,3.117,43.647,2\n03-July-2016,Riots/Protests,Afgooye,Somalia,2.138,45.121,0\n";
    assert_eq!(marks(&story(old)), ["Baidoa 3.12 43.65 Attack 2016-07-02", "Afgooye 2.14 45.12 Mention 2016-07-03"]);
    let answer = r#"{"status":200,"success":true,"data":[{"event_id_cnty":"A1","event_date":"2024-05-02","sub_event_type":"Air/drone strike",
        "location":"Brody","latitude":"50.08","longitude":"25.15","geo_precision":"1","fatalities":"1"}]}"#;
    assert_eq!(marks(&story(answer)), ["Brody 50.08 25.15 Airstrike 2024-05-02"]);
    let firms = "latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,frp,daynight,type\n\
        50.08,25.15,330.1,0.4,0.4,2025-03-07,0112,N,VIIRS,n,2.0NRT,3.1,N,0\n";
    assert_eq!(marks(&story(firms)), [" 50.08 25.15 Mention 2025-03-07"]);
    let usgs = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"mag":4.5,"place":"10 km W of Brody","time":1741305600000,
        "detail":"https://example.org/a.geojson","magType":"mb","type":"quarry blast"},"geometry":{"type":"Point","coordinates":[25.15,50.08,10]},"id":"a"}]}"#;
    assert_eq!(marks(&story(usgs)), ["10 km W of Brody 50.08 25.15 Mention 2025-03-07"]);
    let hxl = "Admin 1,Where,N,E,What,When\n#adm1+name,#loc+name,#geo+lat,#geo+lon,#event+type,#date+occurred\nLviv,Brody,50.08,25.15,Shelling,2025-03-07\n";
    assert_eq!(marks(&story(hxl)), ["Brody 50.08 25.15 Shelling 2025-03-07"]);
    let wikidata =
        "item,itemLabel,coord,date\nhttp://www.wikidata.org/entity/Q1,Brody,Point(25.15 50.08),2025-03-07T00:00:00Z\n";
    assert_eq!(marks(&story(wikidata)), ["Brody 50.08 25.15 Mention 2025-03-07"]);
    let overpass = r#"{"version":0.6,"elements":[{"type":"node","id":1,"lat":50.08,"lon":25.15,"tags":{"amenity":"hospital","name":"Brody hospital"}}]}"#;
    assert_eq!(marks(&story(overpass)), ["Brody hospital 50.08 25.15 Mention"]);
}

#[test]
fn labels_are_names_and_not_sentences_links_or_people() {
    let list = story(
        "location,city,lat,lon\nThe house at the corner of the market burnt down.,Brody,50.08,25.15\n,Stryi,49.26,23.85\n",
    );
    assert_eq!(marks(&list), ["Brody 50.08 25.15 Mention", "Stryi 49.26 23.85 Mention"]);
    let people =
        story("name,age,sex,city,lat,lon\nIvan Petrenko,34,m,Brody,50.08,25.15\nOlha Bondar,51,f,Stryi,49.26,23.85\n");
    assert_eq!(marks(&people), ["Brody 50.08 25.15 Mention", "Stryi 49.26 23.85 Mention"]);
    let linked = story(r#"[{"place":"Brody","lat":50.08,"lon":25.15,"kind":"fire","detail":"https://example.org/x"}]"#);
    assert!(linked.sites[0].facts.is_empty());
}

#[test]
fn a_radius_has_a_unit_or_no_ring() {
    let bare = story("name,lat,lon,radius\nBrody,50.08,25.15,1000\n");
    assert!(bare.rings.is_empty() && told(&bare)[0].contains("radius without a unit"), "{:?}", told(&bare));
    assert_eq!(story("name,lat,lon,radius_km\nBrody,50.08,25.15,30\n").rings[0].range.meters().0, 30_000.0);
    assert_eq!(story("name,lat,lon,radius\nBrody,50.08,25.15,500 m\n").rings[0].range.meters().0, 500.0);
}

#[test]
fn a_box_that_frames_nothing_of_the_list_is_left_out_of_account() {
    let with = |bbox: &str| {
        story(&format!(
            r#"{{"type":"FeatureCollection","bbox":{bbox},"features":[
            {{"type":"Feature","properties":{{"NAME":"Brody","Kind":"missile"}},"geometry":{{"type":"Point","coordinates":[25.15,50.08]}}}}]}}"#
        ))
    };
    assert_eq!(marks(&with("[25,50,26,51]")), ["Brody 50.08 25.15 Missile"]);
    assert!(with("[25,50,26,51]").extent.is_some());
    assert!(with("[-180,-90,180,90]").extent.is_none());
    let turned = with("[50,25,51,26]");
    assert!(turned.extent.is_none() && told(&turned)[0].contains("bbox"), "{:?}", told(&turned));
}

#[test]
fn files_of_every_format_are_the_same_list() {
    let wanted = ["Brody depot 50.08 25.15 Missile 2025-03-07", "Стрий 49.26 23.85 Drone 2025-03-19"];
    for name in ["events.xlsx", "events.ods", "events_shp.zip"] {
        assert_eq!(marks(&fixture(name)), wanted, "{name}");
    }
    assert_eq!(marks(&fixture("events.gpkg")), ["Brody depot 50.08 25.15 Missile", "Стрий 49.26 23.85 Drone"]);
    let rows = told(&fixture("events.xlsx"));
    assert!(rows.iter().any(|told| told == "row 6 of the list has no usable position"), "{rows:?}");
    assert_eq!(fixture("events.xlsx").sites[0].facts, ["2 fatalities reported"]);
    let zone = fixture("zone_shp.zip");
    assert_eq!((zone.areas[0].name.as_str(), zone.areas[0].polygons[0].len()), ("Zone A", 2));
    let drawn = map(&zone);
    assert!(!drawn.scene.items.is_empty() && drawn.report.extent[0] < 24.0, "{:?}", drawn.report.extent);
}

#[test]
fn a_list_that_is_exported_reads_back_as_the_same_list() {
    let source = "id,Place,Lat,Lon,Kind,When,n,share,code\n1,Brody,50.08,25.15,missile,2025-03-07,3,0.5,007\n\
                  2,Stryi,49.26,23.85,claimed drone strike,2025-03-19,,12,010\n3,Nowhere,,,fire,2025-03-20,1,1.5,011\n";
    let list = story(source);
    let files = bundle(&list, "list").unwrap().files;
    let file = |ending: &str| &files.iter().find(|(name, _)| name.to_string_lossy().ends_with(ending)).unwrap().1;
    let columns = ["id", "Place", "Lat", "Lon", "Kind", "When", "n", "share", "code"];
    for ending in ["points.geojson", ".gpkg"] {
        let again = read_with(ending, file(ending), Columns::default()).unwrap();
        assert_eq!(marks(&again), marks(&list), "{ending}");
        assert_eq!(again.list.as_ref().unwrap().columns, columns, "{ending}");
    }
    let text = String::from_utf8(file("points.geojson").clone()).unwrap();
    let first = r#""properties":{"id":1,"Place":"Brody","Lat":50.08,"Lon":25.15,"Kind":"missile","When":"2025-03-07","n":3,"share":0.5,"code":"007""#;
    assert!(text.contains(first), "{text}");
    let left = String::from_utf8(file("left_out.csv").clone()).unwrap();
    assert_eq!(left, "row,id,Place,Lat,Lon,Kind,When,n,share,code\n4,3,Nowhere,,,fire,2025-03-20,1,1.5,011\n");
}

#[test]
fn a_claim_of_a_list_is_no_certainty() {
    let list = story("name,lat,lon,kind,status\nBrody,50.08,25.15,fire,Normal\nStryi,49.26,23.85,fire,not confirmed\n");
    let certainties: Vec<Certainty> = list.sites.iter().map(|site| site.certainty).collect();
    assert_eq!(certainties, [Certainty::Confirmed, Certainty::Claimed]);
}

#[test]
fn a_hexagon_has_the_colour_of_what_it_counts() {
    let quakes: String = (0..300)
        .map(|at| format!("{},{},earthquake\n", 47.0 + f64::from(at % 20) * 0.2, 26.0 + f64::from(at / 20) * 0.8))
        .collect();
    let list = story(&format!("latitude,longitude,type\n{quakes}48.0,30.0,explosion\n"));
    let map = map(&list);
    let words = format!("{:?}", map.scene.items);
    assert!(map.alt.contains("Explosion: 1 place"), "{}", map.alt);
    assert!(!words.is_empty());
    let places: String = (0..300)
        .map(|at| format!("{},{}\n", 47.0 + f64::from(at % 20) * 0.2, 26.0 + f64::from(at / 20) * 0.8))
        .collect();
    assert_eq!(map_title(&format!("latitude,longitude\n{places}")), "300 places");
}

fn map_title(content: &str) -> String {
    map(&story(content)).scene.title
}

//! Names that nobody has, or hardly anybody, and places that are on no map.

use super::chance::Chance;

const GIVEN: [&str; 40] = [
    "Orsa",
    "Maelwyn",
    "Tavi",
    "Brannoch",
    "Isolwen",
    "Kefira",
    "Jorrin",
    "Elowyth",
    "Sabrel",
    "Tamsyra",
    "Odharnait",
    "Wrenna",
    "Corvane",
    "Lysander",
    "Ffionwen",
    "Siânwyn",
    "Gwŷneth",
    "Llŷra",
    "Adébanke",
    "Chidimma",
    "Oluremi",
    "Zarishta",
    "Nadirah",
    "Imranul",
    "Parveena",
    "Harjinder",
    "Sukhmeet",
    "Anoushka",
    "Meilinda",
    "Takeru",
    "Katarzyna",
    "Dovilė",
    "Agnieska",
    "Zoë-May",
    "Jean-Loup",
    "Amara",
    "Kwabena",
    "Yusrah",
    "Peregrin",
    "Marigold",
];
const SURNAMES: [&str; 36] = [
    "Tavisham",
    "Orrowby",
    "Penhalwick",
    "Dunmarrow",
    "Ashgrave",
    "Quillfeather",
    "Merrowdale",
    "O'Brannagh",
    "McTarvish",
    "MacElrood",
    "Llewarch",
    "ap Rhydwyn",
    "Vaughanby",
    "Pryddian",
    "Okonjari",
    "Adeyembo",
    "Bhattarjan",
    "Choudhrani",
    "Rahmanvi",
    "Sandhuwal",
    "Kowalczyn",
    "Petrauskis",
    "Nguyenthar",
    "Fitzalbany",
    "Hartlethwaite",
    "Smythe-Orrow",
    "Wexcombe",
    "Yarborne",
    "Zellaby",
    "Thackwray",
    "Ellerkin",
    "Garrowhill",
    "Holmfray",
    "Inchmore",
    "Killearny",
    "Underbarrow",
];
const TOWNS: [&str; 24] = [
    "Larkmere",
    "Netherwick",
    "Ambry",
    "Port Oswin",
    "Thornaby Cross",
    "Llanferrin",
    "Abergwyll",
    "Dunkeaton",
    "Skelmarsh",
    "Wyreholme",
    "Harrowfold",
    "Kelverton",
    "Saltmarsh",
    "Brackenford",
    "Ottermouth",
    "Inverlarn",
    "Ballymoyne",
    "Upper Tolling",
    "Marshwood",
    "Cranholt",
    "Eastvale",
    "Penrowan",
    "Stainmoor",
    "Wickenby",
];
const STREETS: [&str; 14] = [
    "Acacia",
    "Larkspur",
    "Old Mill",
    "Station",
    "Tannery",
    "Saint Oswin's",
    "Harbour",
    "Bramble",
    "Kestrel",
    "Foundry",
    "Quarry",
    "Meadow",
    "Chapel",
    "Fernhill",
];
const STREET_WORDS: [&str; 9] =
    ["Road", "Street", "Lane", "Avenue", "Close", "Crescent", "Terrace", "Drive", "Gardens"];
const WARDS: [&str; 8] = ["Kestrel", "Willow", "Heron", "Larch", "Rowan", "Juniper", "Bevan", "Avalon"];
const INSTITUTIONS: [&str; 10] = [
    "Hospital",
    "General Hospital",
    "Infirmary",
    "Police Station",
    "Medical Centre",
    "High School",
    "Primary School",
    "University",
    "Health Centre",
    "Constabulary",
];

/// The people and places of one account: they come back in it.
pub struct Cast {
    people: Vec<(String, String)>,
    pub town: String,
    pub institution: String,
}

impl Cast {
    pub fn new(chance: &mut Chance) -> Self {
        let people =
            (0..3).map(|_| ((*chance.pick(&GIVEN)).to_owned(), (*chance.pick(&SURNAMES)).to_owned())).collect();
        let town = (*chance.pick(&TOWNS)).to_owned();
        let institution = format!("{} {}", chance.pick(&TOWNS), chance.pick(&INSTITUTIONS));
        Self { people, town, institution }
    }

    pub fn given(&self, chance: &mut Chance) -> String {
        chance.pick(&self.people).0.clone()
    }

    pub fn surname(&self, chance: &mut Chance) -> String {
        chance.pick(&self.people).1.clone()
    }

    pub fn full(&self, chance: &mut Chance) -> String {
        let (given, surname) = chance.pick(&self.people);
        format!("{given} {surname}")
    }
}

pub fn street(chance: &mut Chance) -> String {
    let flat = if chance.one_in(5) { format!("Flat {}, ", chance.between(1, 30)) } else { String::new() };
    let letter = if chance.one_in(8) { "b" } else { "" };
    format!("{flat}{}{letter} {} {}", chance.between(1, 180), chance.pick(&STREETS), chance.pick(&STREET_WORDS))
}

pub fn ward(chance: &mut Chance) -> String {
    match chance.between(0, 2) {
        0 => format!("{} Ward", chance.pick(&WARDS)),
        1 => format!("{} ward", chance.pick(&WARDS)),
        _ => format!("Ward {}", chance.between(1, 40)),
    }
}

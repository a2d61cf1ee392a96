"""Tverrsundregionen, a regional council that does not exist: what all its documents share."""
COUNCIL = "Tverrsundregionen interkommunalt politisk råd"
VISION = "Tverrsundregionen skal være en levende kystregion med arbeid, fellesskap og ren natur"
MEMBERS = ["Kvitholm", "Hovdalen", "Skoglia", "Ormelv", "Sætervåg", "Brulandet", "Fonnheim"]

ABOUT = [
    "Tverrsundregionen er et samarbeid mellom sju kommuner på begge sider av Tverrsundet: Kvitholm, Hovdalen, Skoglia, "
    "Ormelv, Sætervåg, Brulandet og Fonnheim. Til sammen bor det 48 300 mennesker her, og nær halvparten av de yrkesaktive "
    "krysser minst én kommunegrense på vei til jobben.",
    "Rådet ble stiftet våren 2008 og ble gjort om til interkommunalt politisk råd høsten 2020. Rådet har ingen egen "
    "myndighet over kommunene. Det som blir til noe, blir det fordi kommunestyrene vil det samme.",
]
BODIES = [
    ("Rådsmøtet", "Rådsmøtet er øverste organ og samles to ganger i året. Hver kommune møter med ordfører, ett medlem fra "
     "opposisjonen og kommunedirektøren, som har talerett. Rådsmøtet vedtar strategi, handlingsprogram og budsjett."),
    ("Arbeidsutvalget", "Arbeidsutvalget består av tre ordførere. Det forbereder sakene til rådsmøtet og er sekretariatets "
     "nærmeste støtte mellom møtene. Ledervervet går på rundgang, to år om gangen."),
    ("Sekretariatet", "Sekretariatet holder til på gamle Kvitholm tollbod og har tre faste stillinger. Det leier inn "
     "prosjektledere når et prosjekt er fullfinansiert, og legger ned stillingen når prosjektet er over."),
    ("Fagnettverkene", "Fire fagnettverk møtes hver sjette uke, stort sett på skjerm. De gir råd i saker som skal til "
     "arbeidsutvalget, og de deler maler, erfaringer og nyheter fra egne kommuner."),
]

"""Innspill til Handlingsprogram 2025: a spreadsheet from a workshop, areas in a merged first column, loose wording."""
from expected import *
from ods import SheetCell, flat_ods


def note(text, items=(), partners=(), **targets):
    return Measure(text, items=list(items), partners=list(partners), **targets)


AREAS = [
    Area("Overordnede strategier", "overarching", measures=[
        note("Kreve at staten dekker merkostnader ved små fergesamband. Saken må reises sammen med andre kystregioner.", partners=["KS", "Kystrådet"]),
        note("Sundkonferansen bør handle om beredskap neste gang, og gjerne legges til Fonnheim.", unspecified=["Full sal og omtale i avisene"]),
        note("Søke penger til et felles prosjekt om kunstig intelligens i saksbehandlingen, for eksempel:", ["byggesak og delingssak", "svar på innsynskrav", "utkast til referat"],
             result=["Én søknad sendt innen mars"], partners=["Strandheim høgskole", "kommunene"]),
    ]),
    Area("Folk og arbeidsliv", measures=[
        note("Spørre eiere av tomme hus om de vil leie ut. Brulandet har prøvd, og det virker.", result=["150 eiere spurt"], partners=["Grendelagene"]),
        note("La lærlinger i helsefag bytte kommune halvveis."),
        note("Jobbportalen må få et eget felt for deltid og sommerjobb. Mange unge finner ikke annonsene, og arbeidsgiverne legger dem ut for sent.", result=["Feltet er på plass før påske"], partners=["NAV", "elevrådene"]),
        note("Felles boligside for utleie, der også eldre som vil leie ut kjelleren, kan melde seg. Noen må hjelpe dem med kontrakt og depositum.", unspecified=["40 boliger lagt ut"], partners=["Brulandet kommune", "bankene"]),
        note("Velkomstmøte for nye innbyggere to ganger i året, helst på folkebiblioteket.", effect=["Flere blir boende etter det første året"], partners=["Bibliotekene", "frivilligsentralene"]),
    ]),
    Area("Klima, kraft og natur", measures=[
        note("Tareskog: rydde kråkeboller på to steder, slik Havforskerne har foreslått.", result=["15 dekar ryddet"], partners=["Havforskerne på Strandheim", "dykkerlagene"]),
        note("Koble flere bygg til energitavla. Svømmehallene først, de bruker mest.", unspecified=["Lavere effekttopp"], partners=["Sundkraft Nett"]),
        note("Felles krav om landstrøm når kommunene leier ut kaiplass."),
        note("Kartet over næringstomter trenger tall for vann og avløp også. I dag står det bare hvor mye kraft som er ledig, og det er ikke nok for den som vil bygge smoltanlegg.", result=["Minst 40 tomter har tall for vann"], partners=["Vannverkene", "fylkeskommunen"]),
        note("Skolekasser med utstyr til å måle dyreliv i fjæra:", ["én kasse til hver barneskole", "kurs for lærerne", "felles nettside for funn"], effect=["Elevene kjenner artene i fjæra der de bor"], partners=["Skolene", "Havforskerne på Strandheim"]),
    ]),
    Area("Ferdsel og samband", measures=[
        note("Bestillingsbuss også i Skoglia.", partners=["Skyss Strandheim"]),
        note("Samme billett på ferge og buss. Det har vært lovet siden 2018.", effect=["Flere lar bilen stå"], partners=["Fylkeskommunen", "Sundfergene", "Skyss Strandheim"]),
        note("Varsling på mobil når ferga er innstilt, også til hjemmetjenesten og legevakten, og med tidspunkt for neste avgang.", result=["Varslingen er i drift til høsten"], partners=["Sundfergene"]),
        note("Sykkelparkering under tak ved alle fergekaier.", result=["Seks kaier ferdige"], partners=["Fylkeskommunen", "Sundfergene"]),
    ]),
    Area("Rent sund", "cross_cutting", measures=[
        note("Tilsyn med spredt avløp må i gang i år, ikke bare planer. Start der vannet er verst.", result=["600 anlegg kontrollert"], effect=["Badevann av god kvalitet innerst i sundet"], partners=["Avløpsetatene"]),
        note("Åpne tall fra målepunktene for skolene, som kan bruke dem i undervisningen."),
    ]),
]
TITLE = "Innspill til Handlingsprogram 2025 - arbeidsverksted 22. august 2024 på Skoglia"
PLAN = Plan("input_notes", TITLE, "Tverrsundregionen", 2025, areas=AREAS)
GROUPS = [("Overordnet", AREAS[:1]), ("Innsatsområder", AREAS[1:4]), ("Tverrgående tema", AREAS[4:])]


def rows():
    yield [SheetCell(TITLE + "\nTverrsundregionen, samlet av sekretariatet", bold=True, columns=4, size=12), None, None, None]
    yield [SheetCell(t, "#cfe2f3", True) for t in ("Innsatsområde/ tema", "Tiltak", "Resultat- og effektmål", "Partnere")]
    for name, areas in GROUPS:
        yield [SheetCell(name, "#f6d5b8", True, 4), None, None, None]
        for area in areas:
            count = sum(1 + len(m.items) for m in area.measures)
            first = SheetCell(area.title, "#fdf2cc", True, rows=count)
            for m in area.measures:
                targets = ["Resultatmål: " + t for t in m.result] + ["Effektmål: " + t for t in m.effect] + m.unspecified
                yield [first, "* " + m.text, "\n".join(targets), ", ".join(m.partners)]
                first = None
                for item in m.items:
                    yield [None, "o " + item, "", ""]


def make(build):
    build.sheet(flat_ods(rows(), [38, 108, 72, 52], TITLE, scale=100), PLAN)

#include "support/two_readings.h"

#include <catch2/catch.hpp>

using planleser::test::read_twice;

namespace {

std::string const text = "BT /F1 10 Tf 72 700 Td (text) Tj ET ";

}

TEST_CASE("content reads the same with and without Poppler's interpreter", "[pdf]") {
    auto const content = GENERATE(as<std::string>(), text, "q 2 0 0 2 10 10 cm " + text + "Q " + text,
        "BT /F1 10 Tf 3 Tc 5 Tw 80 Tz 14 TL 4 Ts 72 700 Td (a b) Tj T* (c) Tj 0 -20 TD (d) ' 1 2 (e f) \" ET",
        "BT 0.7 0.7 -0.7 0.7 100 300 Tm /F2 8 Tf [(a) -300 (b) 500 (c)] TJ ET",
        "BT /F3 10 Tf 72 700 Td <000100020003002000> Tj [<0041> 20 <0001>] TJ ET",
        "BT /F4 10 Tf 72 700 Td (ab) Tj /F1 10 Tf (cd) Tj ET", "BT /F5 10 Tf 72 700 Td <00010002> Tj ET",
        "BT /F1 10 Tf (a) Tj /F9 10 Tf (lost) Tj /F9 8 Tf (lost) Tj /F1 8 Tf (b) Tj ET", "BT (no font) Tj ET",
        "BT /F1 10 Tf 72 700 Td 3 Tr (hidden) Tj 1 Tr (outlined) Tj 7 Tr (clip) Tj ET 0 0 500 800 re f",
        "q BT /F1 10 Tf ET Q BT 72 700 Td (a) Tj ET",
        "BT /F1 10 Tf ET q BT /F2 20 Tf ET Q BT 72 700 Td (a) Tj ET",
        "1 0 0 rg 0 1 0 RG 5 w 0 0 90 90 re B 100 100 m 200 100 l 200 300 l s",
        "0.3 g 0.6 G 10 10 m 20 30 40 50 60 70 c 80 90 100 110 v 120 130 140 150 y h b*",
        "0 0 0 1 k 0.1 0.2 0.3 0.4 K 10 10 80 80 re f* 10 10 m 90 90 l S", "2 g -1 0 0 rg 10 10 80 80 re f",
        "q 100 100 50 50 re W n 0 0 500 500 re f BT /F1 10 Tf 110 110 Td (seen) Tj 90 0 Td (cut) Tj ET Q " +
            text,
        "q 0 0 m 50 0 l 50 50 l h W* f 0 0 500 500 re f Q", "10 10 m f 10 10 m 20 20 m S",
        "f S 10 10 20 20 re n", "/GS0 gs 0 g 10 10 80 80 re f " + text,
        "BT /F1 10 Tf 72 700 Td /GS1 gs (a) Tj ET", "/GS2 gs 10 10 m 90 90 l S",
        "/CS0 cs 0.5 scn 10 10 80 80 re f " + text + "0 g " + text,
        "/Pattern cs /P0 scn 10 10 80 80 re f " + text + "0 0 1 rg " + text,
        "/Pattern CS /P0 SCN 10 10 m 90 90 l S 0 G 10 20 m 90 20 l S",
        "/Pattern cs /P1 scn 0 0 50 50 re W* f 10 10 80 80 re f", "q 10 10 80 80 re W n /Sh0 sh Q",
        "/Fm0 Do " + text + "/Fm1 Do " + text, "q 40 0 0 40 100 100 cm /Im0 Do Q /Im9 Do",
        "/P <</MCID 1>> BDC " + text + "EMC /Artifact BMC " + text + "EMC /P /MC0 BDC " + text + "EMC",
        "/Span <</ActualText (said)/MCID 2>> BDC " + text + "/P <</MCID 3>> BDC " + text + "EMC EMC " + text,
        "/P <</MCID -1>> BDC /P <</MCID 1.5>> BDC " + text + "EMC EMC", "BX " + text + "EX", "Q " + text,
        text + "0 0 rg " + text, "q q " + text, "/OC /MC0 BDC " + text + "EMC");
    CAPTURE(content);
    auto const [own, by_poppler] = read_twice(content);
    CHECK(own == by_poppler);
}

TEST_CASE("colours that stand for others are Poppler's to read", "[pdf]") {
    auto const [own, by_poppler] =
        read_twice("0.5 g 10 10 80 80 re f 1 0 0 rg 10 100 80 80 re f", "/DefaultGray /CS0 0 R");
    CHECK(own == by_poppler);
    auto const defaults =
        read_twice("0.5 g 10 10 80 80 re f", "/DefaultGray [/Separation /Ink /DeviceRGB 30 0 R]");
    CHECK(defaults.own == defaults.by_poppler);
    CHECK(defaults.own != read_twice("0.5 g 10 10 80 80 re f").own);
}

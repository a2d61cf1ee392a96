#include "handover/status_file.h"

#include "base/import_error.h"

#include <catch2/catch.hpp>

using namespace planleser;

TEST_CASE("a status file gives colour, words and comment", "[handover]") {
    auto const status = read_status_file(
        "measure id;status;comment\r\nm1;Grønn – i rute;\"møte; avholdt\"\r\nm2;red;\r\nm3;ukjent\r\n");
    CHECK(status.at("m1").colour == "green");
    CHECK(status.at("m1").status == "Grønn – i rute");
    CHECK(status.at("m1").comment == "møte; avholdt");
    CHECK(status.at("m2").colour == "red");
    CHECK(status.at("m3").colour.empty());
}

TEST_CASE("a row without a status is named by its line", "[handover]") {
    CHECK_THROWS_WITH(read_status_file("m1,green\nm2\n"), "line 2: no status after the measure id \"m2\"");
}

"""The Department's file layouts with a few rows in them, as its files print them."""

from pathlib import Path

HEADLINES = Path(__file__).resolve().parents[1].parent / "shared" / "dfe" / "dfe_ehcp_headlines.csv"
PLACE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "new_la_code,old_la_code,la_name,breakdown_topic,breakdown"
)
MEASURES = (
    "plans_issued_den,plans_issued_den_ex,plans_issued_within_20_weeks,plans_issued_20_weeks_ex,"
    "pc_plans_issued_within_20_weeks,PC_plans_issued_20_weeks_ex"
)
COLUMNS = f"{PLACE},{MEASURES}"
ALL = "All EHC plans issued"
TIDY = "measure,year,geography,value,unit,source_file"
IN_TIME = "timeliness.pc_plans_issued_within_20_weeks"
APPEALS = (
    "SEND appeals registered,,,,,,,\n"
    ",,,,,,,\n"
    ",,,,,,,\n"
    ",,2023,,,2024,,,In development 2024,\n"
    "LA name,LA code,Appeals registered,Total Appealable Decisions,SEND Tribunal Appeal Rate,"
    "Appeals registered,Total Appealable Decisions,SEND Tribunal Appeal Rate,Total Appealable Decisions,"
    "SEND Tribunal Appeal Rate\n"
    'England,,"15,615","617,776",2.5%,"22,276","689,739",3.2%,"364,912",6.1%\n'
    "South East,,,,,,,,,\n"
    'Kent,886,758,"20,916",3.6%,"1,559","23,692",6.6%,"14,675",10.6%\n'
    "Blackpool,890, - ,..,..,~,..,..,~,~\n"
    "1. Appeals are those registered by the Tribunal.,,,,,,,,,\n"
    "2. Revised.,,,,,,,,,\n"
)


def row(
    level="National", area="", code="", *, values, period="2024", kind="Calendar year", topic=ALL, of=ALL
):
    """One row of a file as downloaded; `values` in the order of its measures."""
    region = "South East" if level != "National" else ""
    authority = area if level == "Local authority" else ""
    region = area if level == "Regional" else region
    cells = [period, kind, level, "E92000001", "England", "", region, "", code, authority, topic, of]
    return ",".join([*cells, *map(str, values)])


ENGLAND = row(values=(90392, 84866, 41448, 39407, 45.9, 46.4))
SOUTH_EAST = row("Regional", "South East", values=(13829, 13504, 5237, 5163, 37.9, 38.2))
KENT = row("Local authority", "Kent", "886", values=(2424, 2354, 784, 783, 32.3, 33.3))


def timeliness(*rows, columns=COLUMNS):
    return "\n".join((columns, *rows, ""))

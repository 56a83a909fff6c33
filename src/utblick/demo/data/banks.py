"""What a project bank says of Strandö: a file as Kohesio writes it. All of it is invented."""

from __future__ import annotations

from datetime import date

READ_ON = date(2026, 2, 10)
FILE_NAME = "projects_SE.csv"
HEADS = (
    "Operation_Unique_Identifier", "Operation_Local_Identifier", "Operation_Name_Programme_Language", "Country",
    "Operation_Start_Date", "Operation_End_Date", "Total_Eligible_Expenditure_amount",
    "Total_Eligible_Expenditure_Currency", "Project_EU_Budget", "Programme_Name", "Beneficiary_Name",
    "Beneficiary_Local_Identifier",
)  # fmt: skip
_ENTITY = "https://data.exempel.example/entity/"
ROWS = (
    (f"{_ENTITY}Q99000001", "2014SE00RFOP000_20990001", "Digital hamn", "Sweden", "01/09/2017", "31/08/2020",
     "412000.50", "EUR", "164800.20", "Regionalfonden 2014–2020", "Strandö kommun", "2120000000"),
    (f"{_ENTITY}Q99000002", "2021SE00SFPR000_23-099-S01", "Vägen till arbete", "Sweden", "04/03/2024", "03/03/2027",
     "890000", "EUR", "356000", "Socialfonden+ 2021–2027", "Utbildnings- och arbetsmarknadsförvaltningen", ""),
    (f"{_ENTITY}Q99000003", "2014SE00RFOP000_20990003", "Solceller på hamnmagasinet", "Sweden", "01/01/2018",
     "31/12/2019", "95000", "EUR", "38000", "Regionalfonden 2014–2020", "Strandö kommun Hamnfastigheter AB", ""),
    (f"{_ENTITY}Q99000004", "2014SE00RFOP000_20990004", "Fossilfri färja", "Sweden", "01/01/2018", "31/12/2019",
     "150000", "EUR", "60000", "Regionalfonden 2014–2020", "Region Strandö", "2321000000"),
    (f"{_ENTITY}Q99000005", "2021SE00RFPR000_20990005", "Medborgardialog på två språk", "Sweden", "20/01/2026",
     "15/04/2026", "129000", "SEK", "80000", "Regionalfonden 2021–2027",
     "Kommunstyrelseförvaltningen, Strandö kommun", ""),
)  # fmt: skip
NOT_OURS = "Solceller på hamnmagasinet"
THERE_ALREADY = "Medborgardialog på två språk"

"""Invented names: of children and families of many backgrounds, of officers, and of settings that do not exist."""

FORENAMES_M = """
Aaron Abdul Adam Adrian Ahmed Aiden Alex Alfie Ali Amari Amir Andre Anton Archie Arjun Arlo Arthur Ayaan Barnaby Ben Bilal
Blake Bobby Caleb Callum Cameron Charlie Chidi Connor Curtis Dami Daniel David Dawid Dev Dexter Dylan Edward Eli Elijah
Emeka Ethan Ezra Farhan Felix Filip Finley Finn Freddie Gabriel George Gethin Hamza Harley Harrison Harry Harvey Hassan
Hector Henry Hugo Ibrahim Idris Isaac Ivan Jack Jacob Jaden Jakub Jamal James Jaspreet Jay Jayden Jesse Jin Joel Jonah
Joseph Joshua Jude Kai Karim Kian Kofi Krishan Kwame Kyle Leo Leon Levi Liam Logan Louie Luca Lucas Luke Mason Mateusz
Max Mikolaj Milo Mohammed Musa Nathan Nikhil Noah Nojus Oisin Oliver Omar Oscar Otis Owen Patrick Ralph Rayan Reece Reggie
Reuben Rhys Rohan Ronnie Rory Rowan Ryan Sami Samuel Sanjay Seth Sonny Stanley Taylor Teddy Theo Tobias Tommy Tyler Umar
Victor Wei William Xander Yusuf Zac Zain Zayn
""".split()
FORENAMES_F = """
Aaliyah Abigail Ada Adaeze Aisha Alice Amara Amber Amelia Amina Anaya Anna Anya Ava Beatrice Bella Bethany Bluebell Bonnie
Carys Chanelle Chiara Chloe Clara Daisy Darcey Dorothy Eden Edie Eleanor Elif Eliza Ella Ellie Elsie Emilia Emma Erin Esme
Esther Evie Faith Farah Fatima Fleur Florence Freya Gabriela Georgia Grace Hallie Hana Hannah Harper Harriet Hazel Heidi
Hermione Holly Ife Imogen India Isabella Isla Ivy Jasmine Jaya Jessica Josephine Julia Kaya Khadija Kira Lara Layla Leah Leila
Lena Lily Lola Lottie Lucy Luna Mabel Maddison Maisie Maja Margot Maryam Matilda Maya Mei Mia Mila Millie Mina Molly Nadia
Naomi Nell Niamh Nora Olivia Orla Penelope Phoebe Pippa Poppy Priya Rebecca Rosa Rosie Ruby Ruth Safiya Saira Sara Scarlett
Seren Shreya Sienna Simran Sofia Sophie Summer Tabitha Tara Thea Tia Uma Vanessa Violet Willow Yasmin Zahra Zara Zoe Zofia
""".split()
SURNAMES = """
Abara Abbott Adebayo Adeyemi Ahmed Akhtar Alder Ali Allingham Amadi Andrade Appleyard Archer Ashdown Asante Atherton Awan
Badger Bailey Baines Balogun Banerjee Barker Barley Barnard Bassett Beck Begum Bell Benson Bhatt Birch Blackwell Blyth Boateng
Bolt Bond Boyle Bramble Brennan Bright Brook Brown Budgen Burns Butcher Byrne Carter Cattermole Chand Chapman Chen Cheung
Chowdhury Clarke Cole Collier Cooper Coppice Costa Cowley Craddock Crane Croft Curran Danjuma Darling Davies Dawkins Deacon
Dean Dell Desai Dhillon Diallo Dixon Dobson Douglas Doyle Drake Draper Duffy Dunmore Dutton Eades Edwards Ekwueme Elliott
Ellis Emmett Evans Fairweather Farrow Faulkner Fernandes Field Finch Fisher Fletcher Flint Foley Ford Forrester Fox Francis
Frost Gale Gardiner Garrett Gill Goddard Gomez Goodall Gordon Grant Gray Greene Grover Gurung Haines Hakimi Hale Hammond
Harper Harris Hart Hassan Hawkins Hayward Heath Hewitt Hill Hobbs Holt Hope Horvath Howells Hughes Hussain Hyde Ibrahim Ingram
Iqbal Islam Jackson Jankowski Jarvis Jenkins Jones Joshi Kamara Kaminski Kapoor Kaur Keating Kelly Kemp Kerr Khan King Kirby
Knott Kovacs Kowalski Lacey Lai Lamb Larkin Lawal Lawson Lee Leigh Lewandowski Lewis Lin Lister Lloyd Lopez Lovell Lowe Lynch
Macey Maguire Mahmood Malik Mann March Marsh Martins Mason Mehta Mensah Miah Middleton Millar Mills Mistry Mohamed Moon Moore
Moran Morgan Moss Mullins Murphy Musa Nair Nash Ncube Nelson Newland Nguyen Nolan North Nowak Nwosu Oakes Obi Okafor Okeke
Oliver Onyango Osei Owusu Page Palmer Park Parsons Patel Pearce Pemberton Pereira Perry Petrov Philips Pike Popescu Porter
Potter Pratt Price Quinn Rahman Rai Ramsey Rana Raven Reed Reid Reyes Rhodes Richards Ridley Robins Rowe Rowlands Rudd Russell
Sadler Saeed Salter Sandhu Santos Savage Saxton Scott Seaward Shah Sharma Shaw Shepherd Sidhu Silva Simmons Singh Slater Smart
Sokolov Sparrow Spencer Stacey Stone Street Suleiman Swan Sykes Szabo Tanner Tate Taylor Thapa Thorne Tran Tucker Turner Usman
Vale Varga Vaughan Verma Vickers Wade Walsh Wang Ward Warren Watkins Webb West Wheatley White Wilcox Williams Winter Wojcik
Wood Wren Wright Wu Yates Yilmaz Young Yusuf Zaman Zhang Zielinski
""".split()

PLACES = """
Alderbrook Amberley Applecross Ashgrove Barleyfield Beechcroft Bellwether Birchdown Bramblewood Brightwater Brookmead
Cherrybourne Claremont Clovermead Copperfield Cranbourne Crossways Daisyhill Deepdale Downsview Eastmere Elmstead Fairlight
Fernleigh Foxcombe Greenacre Hartsbrook Hawkswell Hazelbank Heronsgate Highmead Hollybush Honeysuckle Hopfield Ivybridge
Kestrel Kingsmead Lakeside Larkrise Lavender Limewood Longmeadow Maplewood Marlpit Meadowlark Millrace Moorhen Northfield
Nutwood Oakhanger Oasthouse Orchard Otterbourne Parkview Pebblebrook Pinewood Poplar Primrose Quarrydene Ravensbourne Redstart
Ridgeway Riverside Rosemary Rowanfield Saltmarsh Sandpiper Shearwater Silverdale Skylark Southdown Springwell Stonecross
Summerhill Sunnybank Swallowfield Tallowood Thistledown Thornhill Treetops Valewood Walnut Watermill Westbrook Wheatfield
Whitebeam Wildwood Willowbank Windmill Woodpecker Wrenfield Yewtree
""".split()

DISTRICT_TEAMS = {
    "Ashford": "South",
    "Canterbury": "East",
    "Dartford": "North",
    "Dover": "South",
    "Folkestone and Hythe": "South",
    "Gravesham": "North",
    "Maidstone": "West",
    "Sevenoaks": "North",
    "Swale": "East",
    "Thanet": "East",
    "Tonbridge and Malling": "West",
    "Tunbridge Wells": "West",
}
DISTRICTS = list(DISTRICT_TEAMS)
# Children by district, in rough proportion to where they live.
DISTRICT_SHARES = [9, 9, 7, 7, 7, 7, 11, 6, 12, 12, 8, 5]

-- A few rows of each code table. The codes are those of the public code tables; ids are made up.
set search_path to "DELIUS_APP_SCHEMA";

insert into "PROBATION_AREA" values (1, 'N03');
insert into "BOROUGH" values (11, 'WPTGWT', 1), (12, 'WPTNWS', 1);
insert into "DISTRICT" values (111, 'N03D01', 11), (121, 'N03D02', 12);
insert into "TEAM" values (1111, 'N03T01', 111, 1), (1211, 'N03T02', 121, 1);
insert into "R_CONTACT_TYPE" values
  (125, 'CHVS', 'Home visit', 'N', 'Y', 'Y', 'N', 0),
  (124, 'COAP', 'Office visit, planned', 'N', 'Y', 'Y', 'N', 0),
  (161, 'C204', 'Police liaison', 'N', 'N', 'N', 'N', 0);
insert into "R_CONTACT_OUTCOME_TYPE" values
  (301, 'ATTC', 'Y', 'Y', 'N'),
  (311, 'UAAB', 'N', 'N', 'Y'),
  (321, 'AAME', 'N', 'Y', 'N');
insert into "R_REGISTER_TYPE" values (501, 'IIOM', 'Integrated Offender Management', 'N', 'Y');
insert into "R_ENFORCEMENT_ACTION" values (701, 'ROM');
insert into "R_NSI_TYPE" values (801, 'BRE');
insert into "R_STANDARD_REFERENCE_LIST" values (601, 'I3', 'IOM - Fixed');

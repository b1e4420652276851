-- As much of nDelius as the bridge may read, in PostgreSQL: names in upper case, as Oracle has them and as they appear in change
-- events. NUMBER is numeric without a precision, so that its values take the form that Oracle's take; DATE is timestamp(0), and
-- holds the time on a wall of the United Kingdom.
create schema "DELIUS_APP_SCHEMA";
set search_path to "DELIUS_APP_SCHEMA";

-- The case

create table "OFFENDER" (
  "OFFENDER_ID" numeric primary key,
  "CRN" varchar(7) not null,
  "PNC_NUMBER" varchar(13),
  "CRO_NUMBER" varchar(12),
  "NOMS_NUMBER" varchar(7),
  "MOST_RECENT_PRISONER_NUMBER" varchar(10),
  "FIRST_NAME" varchar(35),
  "SURNAME" varchar(35),
  "DATE_OF_BIRTH_DATE" timestamp(0),
  "CURRENT_EXCLUSION" char(1),
  "CURRENT_RESTRICTION" char(1),
  "EXCLUSION_MESSAGE" text,
  "RESTRICTION_MESSAGE" text,
  "IOM_NOMINAL" char(1),
  "CURRENT_DISPOSAL" numeric,
  "DECEASED_DATE" timestamp(0),
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1,
  "TRAINING_SESSION_ID" numeric
);

create table "OFFENDER_MANAGER" (
  "OFFENDER_MANAGER_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "TEAM_ID" numeric,
  "PROBATION_AREA_ID" numeric,
  "ALLOCATION_DATE" timestamp(0),
  "END_DATE" timestamp(0),
  "ACTIVE_FLAG" numeric not null default 1,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "REGISTRATION" (
  "REGISTRATION_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "REGISTER_TYPE_ID" numeric,
  "REGISTER_CATEGORY_ID" numeric,
  "REGISTER_LEVEL_ID" numeric,
  "REGISTRATION_DATE" timestamp(0),
  "NEXT_REVIEW_DATE" timestamp(0),
  "REGISTERING_TEAM_ID" numeric,
  "DEREGISTERED" numeric not null default 0,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "DEREGISTRATION" (
  "DEREGISTRATION_ID" numeric primary key,
  "REGISTRATION_ID" numeric not null references "REGISTRATION",
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "DEREGISTRATION_DATE" timestamp(0),
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "CONTACT" (
  "CONTACT_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "CONTACT_DATE" timestamp(0) not null,
  "CONTACT_START_TIME" timestamp(0),
  "CONTACT_END_TIME" timestamp(0),
  "CONTACT_TYPE_ID" numeric not null,
  "CONTACT_OUTCOME_TYPE_ID" numeric,
  "LATEST_ENFORCEMENT_ACTION_ID" numeric,
  "ATTENDED" char(1),
  "COMPLIED" char(1),
  "STAFF_ID" numeric,
  "TEAM_ID" numeric,
  "OFFICE_LOCATION_ID" numeric,
  "LIC_CONDITION_ID" numeric,
  "NOTES" text,
  "SENSITIVE" char(1) default 'N',
  "VISOR_CONTACT" char(1) default 'N',
  "VISOR_EXPORTED" char(1) default 'N',
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1,
  "TRAINING_SESSION_ID" numeric,
  "CREATED_DATETIME" timestamp(0) not null default timestamp '2026-07-01 08:00',
  "LAST_UPDATED_DATETIME" timestamp(0) not null default timestamp '2026-07-01 08:00'
);

create table "ENFORCEMENT" (
  "ENFORCEMENT_ID" numeric primary key,
  "CONTACT_ID" numeric not null references "CONTACT",
  "ENFORCEMENT_ACTION_ID" numeric,
  "ACTION_TAKEN_DATE" timestamp(0),
  "ACTION_TAKEN_TIME" timestamp(0),
  "RESPONSE_DATE" timestamp(0),
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "NSI" (
  "NSI_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "NSI_TYPE_ID" numeric,
  "NSI_SUB_TYPE_ID" numeric,
  "REFERRAL_DATE" timestamp(0),
  "ACTUAL_START_DATE" timestamp(0),
  "ACTUAL_END_DATE" timestamp(0),
  "NSI_STATUS_ID" numeric,
  "NSI_STATUS_DATE" timestamp(0),
  "NSI_OUTCOME_ID" numeric,
  "ACTIVE_FLAG" numeric not null default 1,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "LIC_CONDITION" (
  "LIC_CONDITION_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "DISPOSAL_ID" numeric,
  "LIC_COND_TYPE_MAIN_CAT_ID" numeric,
  "LIC_COND_TYPE_SUB_CAT_ID" numeric,
  "START_DATE" timestamp(0),
  "EXPECTED_END_DATE" timestamp(0),
  "TERMINATION_DATE" timestamp(0),
  "LIC_CONDITION_NOTES" text,
  "ACTIVE_FLAG" numeric not null default 1,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "CUSTODY" (
  "CUSTODY_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "CUSTODIAL_STATUS_ID" numeric,
  "STATUS_CHANGE_DATE" timestamp(0),
  "INSTITUTION_ID" numeric,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "RELEASE" (
  "RELEASE_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "ACTUAL_RELEASE_DATE" timestamp(0),
  "RELEASE_TYPE_ID" numeric,
  "INSTITUTION_ID" numeric,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "RECALL" (
  "RECALL_ID" numeric primary key,
  "RELEASE_ID" numeric references "RELEASE",
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "RECALL_DATE" timestamp(0),
  "RECALL_REASON_ID" numeric,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "EXCLUSION" (
  "EXCLUSION_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "USER_ID" numeric,
  "EXCLUSION_DATE" timestamp(0),
  "EXCLUSION_END_DATE" timestamp(0),
  "ROW_VERSION" numeric not null default 1
);

create table "RESTRICTION" (
  "RESTRICTION_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "USER_ID" numeric,
  "RESTRICTION_DATE" timestamp(0),
  "RESTRICTION_END_DATE" timestamp(0),
  "ROW_VERSION" numeric not null default 1
);

create table "OFFENDER_ADDRESS" (
  "OFFENDER_ADDRESS_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "BUILDING_NAME" varchar(35),
  "ADDRESS_NUMBER" varchar(35),
  "STREET_NAME" varchar(35),
  "DISTRICT" varchar(35),
  "TOWN_CITY" varchar(35),
  "COUNTY" varchar(35),
  "POSTCODE" varchar(8),
  "ADDRESS_STATUS_ID" numeric,
  "NO_FIXED_ABODE" char(1),
  "START_DATE" timestamp(0),
  "END_DATE" timestamp(0),
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "PERSONAL_CIRCUMSTANCE" (
  "PERSONAL_CIRCUMSTANCE_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "CIRCUMSTANCE_TYPE_ID" numeric,
  "CIRCUMSTANCE_SUB_TYPE_ID" numeric,
  "START_DATE" timestamp(0),
  "END_DATE" timestamp(0),
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

create table "ADDITIONAL_IDENTIFIER" (
  "ADDITIONAL_IDENTIFIER_ID" numeric primary key,
  "OFFENDER_ID" numeric not null references "OFFENDER",
  "IDENTIFIER" varchar(30),
  "IDENTIFIER_NAME_ID" numeric,
  "SOFT_DELETED" numeric not null default 0,
  "ROW_VERSION" numeric not null default 1
);

-- What its ids stand for

create table "PROBATION_AREA" ("PROBATION_AREA_ID" numeric primary key, "CODE" varchar(6));
create table "BOROUGH" (
  "BOROUGH_ID" numeric primary key, "CODE" varchar(6), "PROBATION_AREA_ID" numeric
);
create table "DISTRICT" ("DISTRICT_ID" numeric primary key, "CODE" varchar(6), "BOROUGH_ID" numeric);
create table "TEAM" (
  "TEAM_ID" numeric primary key, "CODE" varchar(6), "DISTRICT_ID" numeric, "PROBATION_AREA_ID" numeric
);
create table "R_CONTACT_TYPE" (
  "CONTACT_TYPE_ID" numeric primary key,
  "CODE" varchar(10),
  "DESCRIPTION" varchar(200),
  "SENSITIVE_CONTACT" char(1),
  "NATIONAL_STANDARDS_CONTACT" char(1),
  "ATTENDANCE_CONTACT" char(1),
  "DPA_EXCLUDE" char(1),
  "SPG_INTEREST" numeric
);
create table "R_CONTACT_OUTCOME_TYPE" (
  "CONTACT_OUTCOME_TYPE_ID" numeric primary key,
  "CODE" varchar(10),
  "OUTCOME_ATTENDANCE" char(1),
  "OUTCOME_COMPLIANT_ACCEPTABLE" char(1),
  "ENFORCEABLE" char(1)
);
create table "R_REGISTER_TYPE" (
  "REGISTER_TYPE_ID" numeric primary key,
  "CODE" varchar(10),
  "DESCRIPTION" varchar(200),
  "DPA_EXCLUDE" char(1),
  "IOM_NOMINAL_INDICATOR" char(1)
);
create table "R_ENFORCEMENT_ACTION" ("ENFORCEMENT_ACTION_ID" numeric primary key, "CODE" varchar(10));
create table "R_NSI_TYPE" ("NSI_TYPE_ID" numeric primary key, "CODE" varchar(20));
create table "R_LIC_COND_TYPE_MAIN_CAT" (
  "LIC_COND_TYPE_MAIN_CAT_ID" numeric primary key, "CODE" varchar(10), "DESCRIPTION" varchar(200)
);
create table "R_INSTITUTION" (
  "INSTITUTION_ID" numeric primary key, "CODE" varchar(10), "DESCRIPTION" varchar(200)
);
create table "R_STANDARD_REFERENCE_LIST" (
  "STANDARD_REFERENCE_LIST_ID" numeric primary key,
  "CODE_VALUE" varchar(100),
  "CODE_DESCRIPTION" varchar(500)
);

-- Without it a deletion says only the primary key of what was deleted; Oracle's word for it is supplemental logging of all columns.
do $$
declare
  name text;
begin
  for name in select tablename from pg_tables where schemaname = 'DELIUS_APP_SCHEMA' loop
    execute format('alter table %I replica identity full', name);
  end loop;
end $$;

namespace Nser.Standards;

/// <summary>The stable codes of findings. What each means and what to do about it stands in <c>docs/validation-codes.md</c>.</summary>
/// <remarks>Source: standards, sections 4 and 5. Codes are never renamed or used again for something else.</remarks>
public static class ValidationCodes
{
    /// <summary>The record is not one JSON object in strict UTF-8: broken bytes, text after the object, comments, or nested deeper than 16.</summary>
    public const string SchemaJson = "NSER-SCHEMA-JSON";

    /// <summary>An object names the same member twice, so readers may disagree on which value counts.</summary>
    public const string SchemaDuplicate = "NSER-SCHEMA-DUPLICATE";

    /// <summary>A field that the standard requires, always or under the condition that the message names, is missing.</summary>
    public const string SchemaRequired = "NSER-SCHEMA-REQUIRED";

    /// <summary>The value has another JSON type than the standard says, for example a number where text is expected.</summary>
    public const string SchemaType = "NSER-SCHEMA-TYPE";

    /// <summary>The text is not of the form that the field has.</summary>
    public const string SchemaPattern = "NSER-SCHEMA-PATTERN";

    /// <summary>The value is not one of the field's codes.</summary>
    public const string SchemaEnum = "NSER-SCHEMA-ENUM";

    /// <summary>The number or date lies below what the field allows.</summary>
    public const string SchemaMinimum = "NSER-SCHEMA-MINIMUM";

    /// <summary>The number, date or instant lies above what the field allows.</summary>
    public const string SchemaMaximum = "NSER-SCHEMA-MAXIMUM";

    /// <summary>The text is too short, counted in Unicode characters.</summary>
    public const string SchemaMinLength = "NSER-SCHEMA-MIN-LENGTH";

    /// <summary>The text is too long, counted in Unicode characters.</summary>
    public const string SchemaMaxLength = "NSER-SCHEMA-MAX-LENGTH";

    /// <summary>The list has too few entries.</summary>
    public const string SchemaMinItems = "NSER-SCHEMA-MIN-ITEMS";

    /// <summary>The list has too many entries.</summary>
    public const string SchemaMaxItems = "NSER-SCHEMA-MAX-ITEMS";

    /// <summary>The list holds an entry twice.</summary>
    public const string SchemaUniqueItems = "NSER-SCHEMA-UNIQUE-ITEMS";

    /// <summary>The text is not a date (yyyy-MM-dd) or an instant with its offset.</summary>
    public const string SchemaFormat = "NSER-SCHEMA-FORMAT";

    /// <summary>The number has more decimal places than the field allows.</summary>
    public const string SchemaMultipleOf = "NSER-SCHEMA-MULTIPLE-OF";

    /// <summary>The schema that partner and BISP agreed on does not allow the member, or the value.</summary>
    public const string SchemaNotAllowed = "NSER-SCHEMA-NOT-ALLOWED";

    /// <summary>The field, or its value, exists only in a later version of the API. A warning when the caller chose to omit such fields.</summary>
    public const string VersionField = "NSER-VERSION-FIELD";

    /// <summary>A CNIC or B-Form number is 13 digits, does not begin with 0 and is not one digit repeated.</summary>
    public const string CnicForm = "NSER-ID-01";

    /// <summary>The identifier went through a spreadsheet as a number: scientific notation or a decimal point. Digits are lost.</summary>
    public const string IdentifierAsNumber = "NSER-ID-02";

    /// <summary>A CNIC's last digit is odd for men and even for women as a rule; here it does not fit the gender. Never an error: holders choose and misprints exist.</summary>
    public const string CnicParity = "NSER-ID-03";

    /// <summary>The CNIC begins with 9 or ends with 0, which is rare. Numbers that begin with 99999 are this project's synthetic numbers and are not reported for their first digit.</summary>
    public const string CnicUnusual = "NSER-ID-04";

    /// <summary>Eleven digits are an old NIC, invalid since 2004, or a CNIC that lost digits.</summary>
    public const string OldNic = "NSER-ID-05";

    /// <summary>On a child's record the child's CNIC equals the guardian's.</summary>
    public const string GuardianIsChild = "NSER-ID-06";

    /// <summary>A CNIC is issued from 18 years on, but the date of birth says the holder is younger.</summary>
    public const string CnicHolderMinor = "NSER-ID-07";

    /// <summary>A B-Form number stands for a person older than 18 on the last day of the spell (today for a running spell). A warning at 18.</summary>
    public const string BFormHolderAdult = "NSER-ID-08";

    /// <summary>The CNIC was first registered in another province than the address. Migration is normal.</summary>
    public const string CnicProvince = "NSER-ID-09";

    /// <summary>The same person stands twice in the batch as ACTIVE in the same programme, in overlapping spells. A repeated recordId is not reported: the server knows it as a duplicate.</summary>
    public const string OverlappingSpell = "NSER-ID-10";

    /// <summary>The IBAN is not PK, two check digits, four letters and sixteen characters, or its check digits are wrong (ISO 13616, mod 97).</summary>
    public const string IbanForm = "NSER-ID-11";

    /// <summary>A mobile number is 03 and nine digits. A warning when no operator is known to use the prefix.</summary>
    public const string MobileForm = "NSER-ID-12";

    /// <summary>enrollmentEndDate lies before enrollmentDate.</summary>
    public const string EndBeforeEnrollment = "NSER-EN-01";

    /// <summary>statusChangeDate lies before enrollmentDate.</summary>
    public const string ChangeBeforeEnrollment = "NSER-EN-02";

    /// <summary>enrollmentDate lies after today in Pakistan.</summary>
    public const string EnrollmentInFuture = "NSER-EN-03";

    /// <summary>An end date goes with GRADUATED, EXITED and DECEASED, and with no other status.</summary>
    public const string EndDateAndStatus = "NSER-EN-04";

    /// <summary>A benefit's details are missing: the amount for CASH and LOAN, the payment mode for CASH, the IBAN for BANK_ACCOUNT.</summary>
    public const string BenefitCondition = "NSER-EN-05";

    /// <summary>Selected by PMT score, though the score lies above the cutoff applied.</summary>
    public const string ScoreAboveCutoff = "NSER-EN-06";

    /// <summary>Kafaalat is for women and transgender persons who are or were married; the record says a man, or never married.</summary>
    public const string KafaalatEligibility = "NSER-EN-07";

    /// <summary>Benazir Taleemi Wazaif: the age lies outside the level's band (primary 4-12, secondary 8-18, higher secondary 13-22), or attendance is below 70 % while ACTIVE.</summary>
    public const string TaleemiWazaifEligibility = "NSER-EN-08";

    /// <summary>Benazir Nashonuma: the child was older than 23 months when enrolled.</summary>
    public const string NashonumaAge = "NSER-EN-09";

    /// <summary>enrollmentDate lies before dateOfBirth.</summary>
    public const string EnrolledBeforeBirth = "NSER-EN-10";

    /// <summary>The organisation or programme was not active on the enrollment date, for example Utility Stores Corporation after 2025-07-31.</summary>
    public const string ProgrammeNotActive = "NSER-EN-11";

    /// <summary>A correction would change the status in a way that the standard does not allow; DECEASED is final.</summary>
    public const string StatusTransition = "NSER-EN-12";

    /// <summary>The quantity is not above 0, or not 0 for NOT_DELIVERED and CANCELLED.</summary>
    public const string Quantity = "NSER-AD-01";

    /// <summary>deliveryDate lies after today in Pakistan.</summary>
    public const string DeliveryInFuture = "NSER-AD-02";

    /// <summary>deliveryDate lies before the enrollment date. Checked when the caller can look the enrollment up.</summary>
    public const string DeliveryBeforeEnrollment = "NSER-AD-03";

    /// <summary>The currency is not PKR.</summary>
    public const string Currency = "NSER-AD-04";

    /// <summary>quantity times unitCost differs from totalValue by more than 0.01.</summary>
    public const string TotalValue = "NSER-AD-05";

    /// <summary>subsidyAmount and beneficiaryContribution add up to more than totalValue, or do not make it up for SUBSIDY. Over V1.0, which has no contribution, only the first half is checked.</summary>
    public const string SubsidyShares = "NSER-AD-06";

    /// <summary>instalmentNumber is greater than totalInstalments.</summary>
    public const string Instalment = "NSER-AD-07";

    /// <summary>More was delivered than the beneficiary is entitled to.</summary>
    public const string AboveEntitlement = "NSER-AD-08";

    /// <summary>Not delivered or cancelled, yet of value; not delivered without a reason; or partial, yet not less than the entitlement.</summary>
    public const string ValueAndStatus = "NSER-AD-09";

    /// <summary>A REVERSED record must name the record it reverses in reversesRecordId, and that cannot be itself.</summary>
    public const string Reversal = "NSER-AD-10";

    /// <summary>deliveryDate lies more than 90 days outside deliveryPeriod.</summary>
    public const string OutsidePeriod = "NSER-AD-11";

    /// <summary>A CASH delivery has an asset category, or a unit other than PKR or EACH.</summary>
    public const string CashUnit = "NSER-AD-12";

    /// <summary>The batch delivers the same item to the same person in the same programme, period and instalment twice.</summary>
    public const string RepeatedDelivery = "NSER-AD-13";

    /// <summary>The unit cost is more than three times the programme's median. Off unless medians are configured.</summary>
    public const string UnitCostOutlier = "NSER-AD-14";

    /// <summary>receiverCnic is missing although a guardian or nominee received, or does not fit who received.</summary>
    public const string Receiver = "NSER-AD-15";

    /// <summary>The control totals given for the run differ from what the records add up to.</summary>
    public const string ControlTotalsDiffer = "NSER-AD-16";

    /// <summary>The codes do not contain each other (a tehsil code begins with its district's code, a district code with its province's; the parent of a province is PK), or a geo unit's code has not the form of its level.</summary>
    public const string GeoPrefix = "NSER-GE-01";

    /// <summary>The code is not in the geo library version that the record names. A warning when the record names no version or another one: a newer library may know it.</summary>
    public const string GeoUnknown = "NSER-GE-02";

    /// <summary>The unit was split, merged or retired.</summary>
    public const string GeoRetired = "NSER-GE-03";

    /// <summary>The district does not belong to the division. A warning when the record names another library version: a newer library may know better.</summary>
    public const string GeoDivision = "NSER-GE-04";

    /// <summary>Latitude and longitude are Secret and are never pushed.</summary>
    public const string GeoCoordinates = "NSER-GE-05";

    /// <summary>The census block's first three digits belong to another district (2017 prefixes; geography has moved since). Off unless prefixes are configured.</summary>
    public const string CensusPrefix = "NSER-GE-06";

    /// <summary>A name consists of spaces only.</summary>
    public const string GeoBlankName = "NSER-GE-07";

    /// <summary>recordId holds 13 digits in a row, a mobile number or an IBAN. Record ids stand in URLs and logs.</summary>
    public const string IdentifierInRecordId = "NSER-PR-01";

    /// <summary>The batch holds more people of one household than the configured number (default 5). All CNICs of a household together are Secret.</summary>
    public const string WholeHousehold = "NSER-PR-02";

    /// <summary>The record looks like test data (a CNIC that begins with 99999 or 0000, 1234512345671, a name such as "Test") and would go to the live registry.</summary>
    public const string TestDataAgainstLive = "NSER-PR-03";

    /// <summary>A free-text field holds 13 digits in a row, which may be a CNIC.</summary>
    public const string IdentifierInFreeText = "NSER-PR-04";

    /// <summary>Not exactly one of the six options of item 13 of the data request form is chosen.</summary>
    public const string DataRequestSelection = "NSER-DR-01";

    /// <summary>Options ii and iv of item 13 go by dimensions, and none is chosen in item 14.</summary>
    public const string DataRequestDimensions = "NSER-DR-02";

    /// <summary>Dimensions viii to xiv of item 14 are chosen all together.</summary>
    public const string DataRequestTogether = "NSER-DR-03";

    /// <summary>Variables to push back (item 17) or their frequency (item 18) are missing, though more than summary data is asked for.</summary>
    public const string DataRequestPushBack = "NSER-DR-04";

    /// <summary>The planned time of use (item 11) ends on or before the day on which it begins. A warning when it is over already.</summary>
    public const string DataRequestTimeFrame = "NSER-DR-05";

    /// <summary>The range of PMT scores ends before it begins, or leaves what item 13 prints: 0 to 32 for option iv, 0 to 100 for option v. A warning when another option is chosen.</summary>
    public const string DataRequestScores = "NSER-DR-06";

    /// <summary>Option vi of item 13 is chosen without saying which other data.</summary>
    public const string DataRequestExplanation = "NSER-DR-07";

    /// <summary>The e-mail address of item 6 is not a mailbox, one @ and a domain with a dot.</summary>
    public const string DataRequestEmail = "NSER-DR-08";

    /// <summary>A phone number of item 4 or a mobile number of item 5 is not well-formed.</summary>
    public const string DataRequestPhone = "NSER-DR-09";

    /// <summary>Citizens ask for more than summary data; section 7.2 gives them statistical reports only.</summary>
    public const string DataRequestCitizens = "NSER-DR-10";

    /// <summary>A document that step 2 of the data sharing mechanism or item 8 or 21 asks for is not attached; documents may also be handed over on paper.</summary>
    public const string DataRequestDocument = "NSER-DR-11";

    /// <summary>An attached document is too large, empty, not of the type that it names (PDF, JPEG, PNG), or its file name holds a folder or a number of a person.</summary>
    public const string DataRequestAttachment = "NSER-DR-12";

    /// <summary>The declaration is not certified, or its day lies after today in Pakistan.</summary>
    public const string DataRequestDeclaration = "NSER-DR-13";

    /// <summary>Item 16 says that there are own surveys and does not describe them.</summary>
    public const string DataRequestSurveys = "NSER-DR-14";

    /// <summary>The file's header lacks columns, or a row has another number of cells than the header.</summary>
    public const string ImportColumns = "NSER-IMPORT-COLUMNS";

    /// <summary>A quoted cell of the file is not closed, or a quote stands in the middle of a cell.</summary>
    public const string ImportQuote = "NSER-IMPORT-QUOTE";

    /// <summary>The bytes are not the encoding that the file was read with.</summary>
    public const string ImportEncoding = "NSER-IMPORT-ENCODING";

    /// <summary>The line is longer than a record may be.</summary>
    public const string ImportLength = "NSER-IMPORT-LENGTH";

    /// <summary>The cell cannot be read as its field's kind of value.</summary>
    public const string ImportValue = "NSER-IMPORT-VALUE";

    /// <summary>The server holds a record with this recordId and other content.</summary>
    public const string RecordConflict = "NSER-RECORD-CONFLICT";

    /// <summary>The record alone is larger than a batch may be, by the version's limit or by the server's word.</summary>
    public const string PushTooLarge = "NSER-PUSH-TOO-LARGE";

    /// <summary>The server refused the record without a code or place that can be shown.</summary>
    public const string ServerRefused = "NSER-SERVER-REFUSED";
}

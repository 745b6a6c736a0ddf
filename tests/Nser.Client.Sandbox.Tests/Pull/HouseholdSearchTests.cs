using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class HouseholdSearchTests
{
    private const string Cnic = "households/search/cnic";
    private const string Address = "households/search/address";
    private const string Pmt = "households/search/pmt";
    private const string Everything = "householdId address permanentAddress contactNumber pmtScore socioEconomicStatus surveyDate bispBeneficiary householdSize children members dwelling assets";
    private const string EveryMember = "relationToHead fullName fatherOrHusbandName cnic bFormNumber contactNumber gender dateOfBirth age maritalStatus disabilityTypes chronicDiseases education employment";
    private const string WholeAddress = "provinceCode divisionCode districtCode tehsilCode unionCouncilCode unionCouncilName villageOrMouza areaType addressLine libraryVersion";

    public static TheoryData<string, string, string, string, string, string> Shapes
    {
        get
        {
            var shapes = new TheoryData<string, string, string, string, string, string>();
            foreach (var version in (string[])["1.0", "2.0"])
            {
                shapes.Add(version, Cnic, "Power", Everything, EveryMember, WholeAddress);
                shapes.Add(version, Cnic, "Standard", "householdId address pmtScore socioEconomicStatus surveyDate bispBeneficiary householdSize members assets", "relationToHead fullName cnic gender age", WholeAddress);
                shapes.Add(version, Cnic, "Basic", "address pmtScore members", "fullName", WholeAddress);
                foreach (var search in (string[])[Address, Pmt])
                {
                    shapes.Add(version, search, "Power", Everything, EveryMember, WholeAddress);
                    shapes.Add(version, search, "Standard", "householdId address members", "relationToHead fullName gender age", WholeAddress);
                    shapes.Add(version, search, "Basic", "sampled address householdSize members", "relationToHead gender age", "provinceCode districtCode tehsilCode");
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_role_sees_exactly_its_fields(string version, string search, string role, string household, string member, string address)
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync(role);
        var rows = new List<JsonNode>();
        if (search == Cnic)
        {
            foreach (var asked in sandbox.Households.Take(300))
            {
                rows.AddRange(await PullSandbox.AllAsync(client, version, search, $$"""{"cnic":"{{asked.Cnics[^1]}}"}"""));
            }

            Assert.Equal(300, rows.Count);
        }
        else
        {
            rows = await PullSandbox.AllAsync(client, version, search, search == Pmt ? $$$"""{"pmtRange":{"from":0,"to":100},"location":{{{PullSandbox.LahoreCity}}}}""" : $$"""{"location":{{PullSandbox.LahoreCity}}}""");
        }

        Assert.NotEmpty(rows);
        AssertNames(household, rows);
        AssertNames(member, rows.SelectMany(row => row["members"]!.AsArray()));
        AssertNames(address, rows.Select(row => row["address"]));
        if (role == "Standard" && search == Cnic)
        {
            Assert.All(rows, row => Assert.Single(row["members"]!.AsArray(), person => person!["cnic"] is not null));
        }

        if (role == "Basic")
        {
            Assert.All(rows, row => Assert.True(search != Cnic || row["members"]!.AsArray().Count == 1));
        }
    }

    [Theory]
    [InlineData("1.0", 7)]
    [InlineData("1.0", 200)]
    [InlineData("2.0", 7)]
    [InlineData("2.0", 200)]
    public async Task Paging_to_the_end_gives_each_household_once(string version, int pageSize)
    {
        await using var sandbox = await PullSandbox.StartAsync(600);
        using var client = await sandbox.LogInAsync("Power");

        var rows = await PullSandbox.AllAsync(client, version, Address, $$"""{"location":{{PullSandbox.Lahore}}}""", pageSize);

        Assert.Equal(
            sandbox.Households.Where(household => household.TehsilCode.StartsWith("PK617", StringComparison.Ordinal)).Select(household => household.Id),
            rows.Select(row => (string)row["householdId"]!));
    }

    [Theory]
    [InlineData("Power")]
    [InlineData("Standard")]
    [InlineData("Basic")]
    public async Task Both_versions_give_the_same_rows(string role)
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync(role);
        var body = $$$"""{"location":{{{PullSandbox.Lahore}}},"criteria":{"hasElectricity":true}}""";

        var first = await PullSandbox.AllAsync(client, "1.0", Address, body);
        var second = await PullSandbox.AllAsync(client, "2.0", Address, body, 150);

        Assert.NotEmpty(first);
        Assert.Equal(first.Select(row => row.ToJsonString()), second.Select(row => row.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"disabilityTypes":["HEARING","SPEECH"]}""")]
    [InlineData("""{"chronicDiseases":["HEART"]}""")]
    [InlineData("""{"genders":["FEMALE"],"ageFrom":60,"ageTo":64}""")]
    [InlineData("""{"ageFrom":80}""")]
    [InlineData("""{"maritalStatuses":["WIDOWED","DIVORCED"]}""")]
    [InlineData("""{"headGender":"FEMALE"}""")]
    [InlineData("""{"employmentStatuses":["SEEKING_WORK"]}""")]
    [InlineData("""{"employmentNatures":["PUBLIC_SECTOR"]}""")]
    [InlineData("""{"educationStatuses":["OUT_OF_SCHOOL"]}""")]
    [InlineData("""{"roomsAtMost":1}""")]
    [InlineData("""{"toilets":["NONE"]}""")]
    [InlineData("""{"drinkingWater":["POND","SPRING"]}""")]
    [InlineData("""{"hasElectricity":false}""")]
    [InlineData("""{"hasGas":true}""")]
    [InlineData("""{"ownsLand":true}""")]
    [InlineData("""{"livestock":["CAMEL","GOAT"]}""")]
    [InlineData("""{"bispBeneficiary":false}""")]
    [InlineData("""{"headGender":"MALE","roomsAtMost":2,"livestock":["GOAT"],"bispBeneficiary":true}""")]
    public async Task Criteria_choose_the_households_that_a_walk_through_the_registry_finds(string criteria)
    {
        await using var sandbox = await PullSandbox.StartAsync(1_500);
        using var client = await sandbox.LogInAsync("Power");

        var rows = await PullSandbox.AllAsync(client, "2.0", Address, $$$"""{"location":{{{PullSandbox.LahoreCity}}},"criteria":{{{criteria}}}}""");

        var expected = sandbox.Households.Where(household => household.TehsilCode == "PK61702" && BruteForce.Holds(JsonNode.Parse(household.ToJson())!, JsonNode.Parse(criteria)!.AsObject())).Select(household => household.ToJson()).ToArray();
        Assert.InRange(expected.Length, 1, sandbox.Households.Count(household => household.TehsilCode == "PK61702") - 1);
        Assert.Equal(expected, rows.Select(row => row.ToJsonString(BruteForce.Plain)));
    }

    [Fact]
    public async Task An_area_below_the_tehsil_and_a_range_of_scores_choose_too()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var all = sandbox.Households.Where(household => household.TehsilCode == "PK61702").Select(household => JsonNode.Parse(household.ToJson())!).ToArray();
        var council = (string)all[0]["address"]!["unionCouncilCode"]!;
        var village = all.Select(household => (string?)household["address"]!["villageOrMouza"]).First(name => name is not null)!;

        foreach (var (member, value) in ((string, string)[])[("unionCouncilCode", council), ("villageOrMouza", village), ("areaType", "URBAN")])
        {
            var location = JsonNode.Parse(PullSandbox.LahoreCity)!.AsObject();
            location[member] = value;
            var rows = await PullSandbox.AllAsync(client, "1.0", Address, $$"""{"location":{{location.ToJsonString()}}}""");
            Assert.Equal(Ids(all.Where(row => (string?)row["address"]![member] == value)), Ids(rows));
        }

        var bound = (decimal)all[0]["pmtScore"]!;
        var poor = await PullSandbox.AllAsync(client, "2.0", Pmt, FormattableString.Invariant($$$"""{"pmtRange":{"from":12.5,"to":{{{bound}}}},"location":{{{PullSandbox.LahoreCity}}}}"""));
        Assert.Equal(Ids(all.Where(row => (decimal)row["pmtScore"]! >= 12.5m && (decimal)row["pmtScore"]! <= bound)), Ids(poor));
    }

    [Fact]
    public async Task Basic_gets_the_sample_of_the_tehsil_and_nothing_below_it()
    {
        await using var sandbox = await PullSandbox.StartAsync(30_000);
        using var client = await sandbox.LogInAsync("Basic");

        var rows = await PullSandbox.AllAsync(client, "2.0", Address, $$"""{"location":{{PullSandbox.LahoreCity}}}""");

        Assert.Equal(sandbox.Households.Count(household => household.IsSampled && household.TehsilCode == "PK61702"), rows.Count);
        Assert.All(rows, row => Assert.True((bool)row["sampled"]!));
        foreach (var member in (string[])["villageOrMouza", "unionCouncilCode"])
        {
            var location = JsonNode.Parse(PullSandbox.LahoreCity)!.AsObject();
            location[member] = "X";
            Assert.Equal((403, "forbidden-role"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v2.0/" + Address, $$"""{"location":{{location.ToJsonString()}}}""")));
        }

        Assert.Equal((403, "forbidden-role"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v1.0/" + Pmt, """
            {"pmtRange":{"from":0,"to":9},"location":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702","unionCouncilCode":"X"}}
            """)));
        Assert.Equal((403, "forbidden-role"), await PlainClient.ProblemAsync(client.GetAsync("/api/v1.0/geo-units/PK617")));
    }

    [Fact]
    public async Task A_number_that_nobody_has_gives_no_rows()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");

        Assert.Empty(await PullSandbox.AllAsync(client, "1.0", Cnic, """{"cnic":"9999900000009"}"""));
        Assert.Empty(await PullSandbox.AllAsync(client, "2.0", Cnic, """{"cnic":"1234512345671"}"""));
    }

    [Theory]
    [InlineData(Cnic, """{"cnic":"99999-1234567-1"}""", "/cnic")]
    [InlineData(Cnic, "{}", "/cnic")]
    [InlineData(Cnic, """{"cnic":"9999912345671","pageSize":201}""", "/pageSize")]
    [InlineData(Cnic, """{"cnic":"9999912345671","name":"x"}""", "/name")]
    [InlineData(Cnic, """{"cnic":"9999912345671","cnic":"9999912345673"}""", "/cnic")]
    [InlineData(Cnic, """{"cnic":"9999912345671","continuationToken":"bm9uZQ"}""", "/continuationToken")]
    [InlineData(Cnic, "[]", "")]
    [InlineData(Address, """{"location":{"provinceCode":"PK6"}}""", "/location/districtCode")]
    [InlineData(Address, """{"location":{"provinceCode":"PK1","districtCode":"PK617"}}""", "/location/districtCode")]
    [InlineData(Address, """{"location":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK60101"}}""", "/location/tehsilCode")]
    [InlineData(Address, """{"location":{"provinceCode":"PK6","districtCode":"PK617"},"criteria":{"toilets":["GOLDEN"]}}""", "/criteria/toilets/0")]
    [InlineData(Address, """{"location":{"provinceCode":"PK6","districtCode":"PK617"},"criteria":{"rooms":1}}""", "/criteria/rooms")]
    [InlineData(Address, """{"location":{"provinceCode":"PK6","districtCode":"PK617"},"criteria":{"ageFrom":9,"ageTo":8}}""", "/criteria/ageFrom")]
    [InlineData(Pmt, """{"pmtRange":{"from":9,"to":8},"location":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702"}}""", "/pmtRange/from")]
    [InlineData(Pmt, """{"pmtRange":{"from":0,"to":100.5},"location":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702"}}""", "/pmtRange/to")]
    public async Task A_search_that_the_contract_does_not_know_is_refused_with_the_place(string search, string body, string pointer)
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Power");

        var (status, problem) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, "/api/v2.0/" + search, body));

        Assert.Equal((400, "urn:nser:problem:bad-request"), (status, (string)problem["type"]!));
        Assert.Contains(pointer, problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
    }

    [Fact]
    public async Task A_search_of_another_media_type_or_no_JSON_is_refused()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Power");

        Assert.Equal((415, "unsupported-media-type"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v2.0/" + Cnic, "{}", "text/plain")));
        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v2.0/" + Cnic, "{")));
    }

    [Fact]
    public async Task A_token_belongs_to_its_search_and_its_user_and_tells_nothing()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var power = await sandbox.LogInAsync("Power");
        using var standard = await sandbox.LogInAsync("Standard");
        var (_, page) = await PlainClient.ReadAsync(power.SendAsync(HttpMethod.Post, "/api/v2.0/" + Address, $$"""{"location":{{PullSandbox.Lahore}},"pageSize":5}"""));
        var token = (string)page["continuationToken"]!;
        string Next(string location) => $$"""{"location":{{location}},"pageSize":5,"continuationToken":"{{token}}"}""";

        Assert.Equal(200, (await PlainClient.ReadAsync(power.SendAsync(HttpMethod.Post, "/api/v2.0/" + Address, Next(PullSandbox.Lahore)))).Status);
        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(power.SendAsync(HttpMethod.Post, "/api/v2.0/" + Address, Next(PullSandbox.LahoreCity))));
        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(standard.SendAsync(HttpMethod.Post, "/api/v2.0/" + Address, Next(PullSandbox.Lahore))));
        Assert.InRange(token.Length, 1, 512);
    }

    private static IEnumerable<string> Ids(IEnumerable<JsonNode> rows) => rows.Select(row => (string)row["householdId"]!);

    /// <summary>No object has another member, and each member is in one of them.</summary>
    private static void AssertNames(string expected, IEnumerable<JsonNode?> objects) =>
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), objects.SelectMany(PullSandbox.Names).Distinct().Order(StringComparer.Ordinal));
}

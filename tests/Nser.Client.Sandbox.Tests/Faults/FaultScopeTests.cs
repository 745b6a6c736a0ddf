namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>A fault meets only the tehsil and the requests that it is meant for.</summary>
public sealed class FaultScopeTests
{
    [Fact]
    public async Task A_fault_in_one_tehsil_spares_the_others_and_calls_about_none()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.InTehsil("PK61702").Answer(500, times: int.MaxValue);

        var statuses = new List<int>();
        foreach (var path in (string[])[ExportOrigin.Path, "/api/v2.0/beneficiaries/export?tehsil=PK61701", "/api/v1.0/beneficiaries?tehsil=PK61702", "/api/v1.0/beneficiaries?tehsil=PK61701", "/api/v2.0/geo/library"])
        {
            using var answer = await origin.Client.GetAsync(path);
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([500, 200, 500, 200, 200], statuses);
        Assert.Equal((2, 2), (fault.Fired, origin.Faults.Fired));
        Assert.Throws<ArgumentException>(() => origin.Faults.InTehsil("PK617"));
    }

    [Fact]
    public async Task A_fault_after_some_requests_lets_those_pass_that_it_could_have_hit()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.InTehsil("PK61702").After(2).CutAfter(10);

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        (await origin.Client.GetAsync("/api/v2.0/beneficiaries/export?tehsil=PK61701")).Dispose();
        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(0, fault.Fired);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }
}

using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Client.WireMock;
using Nser.OwnOperations;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

// A registry for the trial: the sandbox answers login and versions, two stubs of WireMock answer the operation that it does not know.
await using var sandbox = await NserSandbox.StartAsync();
using var server = NserWireMock.Start();
var stubs = server.GivenNser(sandbox);
server.Given(Request.Create().WithPath("/api/v2.0/grievances").UsingPost())
    .InScenario("busy").WillSetStateTo("ready")
    .RespondWith(Response.Create().WithStatusCode(503).WithHeader("Retry-After", "1"));
server.Given(Request.Create().WithPath("/api/v2.0/grievances").UsingPost())
    .InScenario("busy").WhenStateIs("ready")
    .RespondWith(Response.Create().WithStatusCode(201).WithHeader("Content-Type", "application/json").WithBody("""{"id":"G-17","state":"open"}"""));
server.Given(Request.Create().WithPath("/api/v2.0/grievances/G-17").UsingGet())
    .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody("""{"id":"G-17","state":"closed"}"""));

await using var client = stubs.CreateClient();
var grievances = client.CreateApi<IGrievancesApi>(new NserApiOptions { Json = GrievancesJson.Default.Options });
try
{
    var options = new NserCallOptions { OperationName = "ReportGrievance", RepeatIsSafe = true };
    var reported = await grievances.ReportAsync(new("payment-missing", "HH-100"), Guid.NewGuid().ToString(), options, CancellationToken.None);
    await Console.Out.WriteLineAsync($"Reported {reported.Id}: {reported.State}. The first answer was 503, and the key made the repeat safe.");
    var found = await grievances.GetAsync(reported.Id, CancellationToken.None);
    await Console.Out.WriteLineAsync($"Read {found.Id}: {found.State}.");
    return 0;
}
catch (NserException error)
{
    await Console.Error.WriteLineAsync($"{error.OperationName} failed: {error.Message}");
    return 1;
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Encryption;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Privacy;
using Nser.Client.Tests.Queries.Encryption;
using Nser.Standards;

namespace Nser.Client.Tests.Privacy.Queries;

/// <summary>Wherever in an answer of the registry people stand, none of them is told further.</summary>
[Collection(nameof(RunsAlone))]
public sealed class LoudRegistryCanaryTests
{
    public static TheoryData<string, bool> Ways => SandboxCanaryTests.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task People_in_any_member_of_an_answer_are_not_repeated(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var clients = new Clients(told, inContainer);
        await using var server = new EchoingServer();
        var client = clients.Make(Options(server, version));
        var operations = LoudRegistry.Of(version).GroupBy(answer => answer.Operation).ToList();
        foreach (var operation in operations)
        {
            var (taken, refused) = (0, 0);
            foreach (var answer in operation)
            {
                foreach (var reply in answer.Replies())
                {
                    server.Data = () => reply;
                    _ = await answer.AskAsync(told, client) is null ? taken++ : refused++;
                }
            }

            Assert.True(taken > 0, $"{operation.Key}: every answer was refused, {refused} of them.");
        }

        Assert.NotEmpty(operations);
        Check(told, server);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Problems_and_answers_of_another_kind_that_are_full_of_people_are_not_repeated(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var clients = new Clients(told, inContainer);
        await using var server = new EchoingServer();
        var questions = LoudRegistry.Of(version).DistinctBy(answer => answer.Operation).ToList();
        foreach (var (name, reply) in EchoingServer.Answers)
        {
            server.Data = reply;
            var client = clients.Make(Options(server, version));
            foreach (var question in questions)
            {
                var error = await question.AskAsync(told, client);
                Assert.True(error is NserException || error is null, $"{name} {question.Operation}: {error}");
            }
        }

        Check(told, server);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task People_in_and_around_a_seal_are_not_repeated(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        using var key = RSA.Create(2048);
        await using var clients = new Clients(told, inContainer);
        await using var server = new EchoingServer();
        var options = Options(server, version);
        options.Queries.Decryption = new FieldDecryptor(NserDecryptionKeyProviders.ByKeyId(new Dictionary<string, INserDecryptionKeyProvider> { ["2026-1"] = NserDecryptionKeyProviders.FromKey(key) }));
        var client = clients.Make(options);
        var answer = LoudRegistry.Of(version).First(answer => answer.Example.ToJsonString().Contains("confidential", StringComparison.Ordinal));
        var refused = 0;
        foreach (var seal in Seals(key))
        {
            var body = answer.Example.DeepClone();
            body["rows"]![0]!["confidential"] = seal;
            server.Data = () => RawReply.Json(body.ToJsonString());
            var error = await answer.AskAsync(told, client);
            Assert.True(error is NserException or null, $"{error}");
            refused += error is null ? 0 : 1;
        }

        Assert.True(refused > 50, $"{refused} seals were refused.");

        Check(told, server);
    }

    private static IEnumerable<string> Seals(RSA key)
    {
        foreach (var value in Canaries.Values)
        {
            yield return value;
            yield return string.Join('.', Enumerable.Repeat(value, 5));
            foreach (var plain in (string[])[value, $$"""{"{{value}}":n{{value}}}""", $"[\"{value}\"]", $$"""{"pmtScore":"{{value}}"}""", $$"""{"members":"{{value}}"}""", $$"""{"address":{"{{value}}":{{value}}} }"""])
            {
                yield return TestJwe.Seal(key, plain, "2026-1").ToString();
            }

            var header = new JsonObject { ["alg"] = "RSA-OAEP-256", ["enc"] = "A256GCM", ["kid"] = "2026-1" };
            foreach (var name in (string[])["alg", "enc", "kid", "zip", "crit", value])
            {
                var changed = header.DeepClone();
                changed[name] = value;
                yield return TestJwe.Seal(key, Encoding.UTF8.GetBytes(value), changed.ToJsonString()).ToString();
            }
        }
    }

    private static NserClientOptions Options(EchoingServer server, string version) => new()
    {
        BaseAddress = server.Address,
        UserName = Canaries.UserName,
        Password = Canaries.Password,
        PinnedVersion = NserApiVersion.Parse(version),
        Contract = ContractProfile.Default,
    };

    private static void Check(CapturedTelemetry told, EchoingServer server)
    {
        foreach (var request in server.Requests)
        {
            told.Hear(ToldBy.Request, string.Join('\n', request.Head.Split("\r\n").Where(line => !line.StartsWith("Authorization:", StringComparison.Ordinal))));
        }

        // Platform spans quote a status line that is not HTTP: see the tests of the push side.
        told.AssertNothingPersonal(
            TelemetryCapture.TokensOf(server.Requests.Select(request => request.Header("Authorization"))),
            [ToldBy.Log, ToldBy.Span, ToldBy.PlatformSpan, ToldBy.Metric, ToldBy.Exception, ToldBy.Printing, ToldBy.Request],
            [ToldBy.PlatformSpan]);
    }
}

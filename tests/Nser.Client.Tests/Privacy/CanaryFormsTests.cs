using System.Text;
using Nser.Client.Testing.Privacy;

namespace Nser.Client.Tests.Privacy;

public sealed class CanaryFormsTests
{
    private static readonly CanaryForms Forms = new([Canaries.Cnic, Canaries.Name, Canaries.UrduName, Canaries.Iban, Canaries.Phone[1..], Canaries.Password]);

    public static TheoryData<string> Spellings => new(
        $"cnic={Canaries.Cnic}",
        "99999-8765432-1",
        "99999 8765432 1",
        "۹۹۹۹۹-۸۷۶۵۴۳۲-۱",
        "+92 345 8127639",
        "0345-812 76 39",
        "PK56 HABB 0000 9182 7364 5546"["PK56 HABB ".Length..],
        "pk56habb0000918273645546",
        Uri.EscapeDataString(Canaries.Name),
        "/find?name=ZARQONISHA+CANARPARI",
        Uri.EscapeDataString(Canaries.UrduName),
        System.Text.Json.JsonSerializer.Serialize(Canaries.UrduName),
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Canaries.UrduName)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Canaries.Password}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"xx{Canaries.Cnic}yy")),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Canaries.Cnic)));

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_secret_is_found_however_it_is_written(string text) => Assert.True(Forms.StandIn($"{{\"at\": \"{text}\"}}"));

    [Theory]
    [InlineData("")]
    [InlineData("POST /api/v{version}/{library} answered 200 after 12 ms (attempt 1, request 0b5f4c0e-5a0f-4b7e-9a51-999998765432)")]
    [InlineData("99999-8765432")]
    public void Other_texts_are_let_through(string text) => Assert.False(Forms.StandIn(text));
}

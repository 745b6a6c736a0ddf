using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Nser.Standards.Tests.Values;

/// <summary>What all value types have in common.</summary>
public sealed class ValueTests
{
    /// <summary>A well-formed text of every value type.</summary>
    private static readonly Dictionary<Type, string> WellFormed = new()
    {
        [typeof(Cnic)] = "9999912345671",
        [typeof(BFormNumber)] = "9999912345672",
        [typeof(MobileNumber)] = "03001234567",
        [typeof(Iban)] = "PK36SCBL0000001123456702",
        [typeof(HouseholdId)] = "123456789",
        [typeof(CensusBlockCode)] = "001020304",
        [typeof(OrganizationCode)] = "BISP",
        [typeof(ProgrammeCode)] = "KAFAALAT",
        [typeof(RecordId)] = "ENR-1",
        [typeof(ProvinceCode)] = "PK6",
        [typeof(DivisionCode)] = "PK6D01",
        [typeof(DistrictCode)] = "PK617",
        [typeof(TehsilCode)] = "PK61702",
        [typeof(LibraryVersion)] = "2022.09",
        [typeof(DeliveryPeriod)] = "2026-Q1",
        [typeof(FiscalYear)] = "2025-26",
    };

    private static readonly Type[] Identifying = [typeof(Cnic), typeof(BFormNumber), typeof(MobileNumber), typeof(Iban), typeof(HouseholdId)];

    public static TheoryData<Type> Types => [.. typeof(Cnic).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(IsStandardValue))];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_value_survives_json_and_configuration_and_its_default_is_harmless(Type type) => Invoke(nameof(Survives), type);

    [Theory]
    [MemberData(nameof(Types))]
    public void Nothing_prints_an_identifier_or_a_malformed_text(Type type) => Invoke(nameof(Prints), type);

    private static void Survives<T>()
        where T : struct, IStandardValue<T>
    {
        var text = WellFormed[typeof(T)];
        var value = Parsed<T>(text);

        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<T>($"\"{text}\""));
        Assert.Equal(value, TypeDescriptor.GetConverter(typeof(T)).ConvertFromInvariantString(text));
        Assert.Throws<FormatException>(() => TypeDescriptor.GetConverter(typeof(T)).ConvertFromInvariantString("?"));
        Assert.False(T.TryParse(null, null, out var none));

        Assert.Equal(default, none);
        Assert.Equal("", none.Value);
        Assert.False(StandardValue.IsWellFormed(none));
        Assert.Equal(none, JsonSerializer.Deserialize<T>("null"));
        Assert.Null(JsonSerializer.Deserialize<T?>("null"));
        Assert.Equal(none.GetHashCode(), default(T).GetHashCode());
        foreach (var property in typeof(T).GetProperties())
        {
            property.GetValue(none);
            property.GetValue(JsonSerializer.Deserialize<T>("\"?\""));
        }
    }

    private static void Prints<T>()
        where T : struct, IStandardValue<T>
    {
        var text = WellFormed[typeof(T)];
        var value = Parsed<T>(text);
        var malformed = JsonSerializer.Deserialize<T>("\"99999-1234567-1?\"");

        Assert.Null(typeof(T).GetCustomAttribute<DebuggerDisplayAttribute>());
        Assert.DoesNotContain("99999", $"{malformed} {new { Seen = malformed }}", StringComparison.Ordinal);
        Assert.Equal("99999-1234567-1?", malformed.Value);
        if (Identifying.Contains(typeof(T)))
        {
            Assert.Equal("*************", value.ToString());
            Assert.Equal("*************", default(T).ToString());
            Assert.Equal("*************", $"{malformed}");
            Assert.DoesNotContain(text, $"{value} {new Holder<T>(value)} {(object)value}", StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(text, value.ToString());
            Assert.Equal("", default(T).ToString());
        }
    }

    private static T Parsed<T>(string text)
        where T : struct, IStandardValue<T> => T.Parse(text, null);

    private static bool IsStandardValue(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStandardValue<>);

    private static void Invoke(string name, Type type) =>
        typeof(ValueTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

    private sealed record Holder<T>(T Value);
}

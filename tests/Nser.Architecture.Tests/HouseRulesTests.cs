using System.Reflection;
using System.Runtime.CompilerServices;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Architecture.Tests;

/// <summary>The rules of the house, asked of everything that is public.</summary>
public sealed class HouseRulesTests
{
    /// <summary>Refit is in this list too: its attributes on the API interfaces are in no signature.</summary>
    private static readonly string[] Hidden =
    [
        "CsvHelper", "Microsoft.Data.Sqlite", "Microsoft.IdentityModel", "MiniExcelLibs", "Newtonsoft", "NJsonSchema", "Npgsql", "Polly", "Quartz", "Refit", "Spectre.Console", "SQLitePCL", "System.CommandLine", "System.IdentityModel", "WireMock",
    ];

    /// <summary>The one package whose subject is another package.</summary>
    private static readonly Dictionary<string, string> Shown = new(StringComparer.Ordinal) { ["Nser.Client.WireMock"] = "WireMock" };
    private static readonly Type[] Asynchronous = [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>), typeof(IAsyncEnumerable<>)];

    private static IEnumerable<MethodInfo> Methods => Packages.PublicTypes.SelectMany(type => type.Written().OfType<MethodInfo>());

    [Fact]
    public void A_public_type_is_sealed_unless_others_are_meant_to_derive_from_it()
    {
        var open = Packages.PublicTypes.Where(type => type is { IsClass: true, IsSealed: false }).Select(type => type.Name);

        Assert.Equal(["BatchKeys", "NserCallOptions", "NserException", "ReadOnlyStream", "RegistryRow"], open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_public_type_is_a_kind_that_the_house_knows() => Assert.DoesNotContain(Packages.PublicTypes, type =>
        !type.IsEnum && !type.IsInterface && !type.IsSealed && !type.IsAbstract && !type.IsStatic() && !type.IsRecord() && !type.IsSubclassOf(typeof(Exception)));

    [Fact]
    public void There_are_few_errors_and_each_is_an_error_of_the_library_but_those_of_a_file_a_selection_a_schema_and_a_store() => Assert.Equal(
        ["BulkFileException", "BulkSelectionException", "ImportException", "NserAuthenticationException", "NserException", "NserRejectedException", "NserSchemaException", "NserThrottledException", "NserTransportException", "NserVersionRetiredException", "OutboxStoreException"],
        Packages.PublicTypes.Where(type => type.IsSubclassOf(typeof(Exception))).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_takes_time_is_named_Async_and_nothing_else_is()
    {
        var wrong = Methods.Where(method => IsAsynchronous(method.ReturnType) != method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Name);

        Assert.Empty(wrong);
        Assert.NotEqual(0, Methods.Count(method => IsAsynchronous(method.ReturnType)));
    }

    [Fact]
    public void What_takes_time_can_be_cancelled_by_its_last_parameter() => Assert.Empty(Methods
        .Where(method => IsAsynchronous(method.ReturnType) && method.Name != "DisposeAsync" && method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
        .Select(Name));

    [Fact]
    public void A_cancellation_token_is_the_last_parameter_and_the_only_optional_one_beside_options() => Assert.Empty(Methods
        .Where(method => method.GetParameters().SkipLast(1).Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
        .Select(Name));

    [Fact]
    public void No_field_can_be_changed() => Assert.Empty(Packages.PublicTypes
        .Where(type => !type.IsEnum)
        .SelectMany(type => type.Written().OfType<FieldInfo>())
        .Where(field => field is { IsInitOnly: false, IsLiteral: false })
        .Select(Name));

    [Fact]
    public void No_signature_names_a_package_that_may_be_replaced() => Assert.Empty(Packages.PublicTypes
        .SelectMany(type => type.GetMembers(Assemblies.Declared).SelectMany(TypesIn).Concat(type.GetInterfaces()).Append(type.BaseType).Select(named => (type, named)))
        .SelectMany(pair => Parts(pair.named).Select(part => (pair.type, part)))
        .Where(pair => Hidden.Any(hidden => pair.part.FullName?.StartsWith(hidden + ".", StringComparison.Ordinal) == true && Shown.GetValueOrDefault(pair.type.Assembly.GetName().Name!) != hidden))
        .Select(pair => $"{pair.type.Name}: {pair.part}"));

    [Fact]
    public void Nothing_public_can_switch_the_check_of_certificates_off()
    {
        string[] words = ["Insecure", "Dangerous", "AcceptAny", "SkipValid", "IgnoreCert", "DisableCert", "DisableTls", "ValidationCallback", "AllowInvalid", "AllowUntrusted", "TrustAll", "NoVerify"];
        var members = Packages.PublicTypes.SelectMany(type => type.GetMembers(Assemblies.Declared)).ToList();

        Assert.Empty(members.Where(member => words.Any(word => member.Name.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(Name));
        Assert.DoesNotContain(members.SelectMany(TypesIn).SelectMany(Parts), type =>
            type.Name is "RemoteCertificateValidationCallback" or "HttpClientHandler" or "SocketsHttpHandler" or "SslClientAuthenticationOptions" or "SslPolicyErrors");
    }

    [Theory]
    [InlineData(typeof(ProgrammeEnrollment))]
    [InlineData(typeof(AssetDelivery))]
    [InlineData(typeof(GeoUnit))]
    [InlineData(typeof(GeoReference))]
    [InlineData(typeof(Education))]
    [InlineData(typeof(AssetFollowUp))]
    public void A_model_is_a_record_that_does_not_change(Type model)
    {
        Assert.True(model.IsRecord());
        Assert.All(
            model.GetProperties().Where(property => property.SetMethod?.IsPublic == true),
            property => Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
    }

    [Fact]
    public void A_public_record_does_not_change() => Assert.Empty(Packages.PublicTypes
        .Where(type => type.IsRecord())
        .SelectMany(type => type.GetProperties(Assemblies.Declared))
        .Where(property => property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
        .Select(Name));

    [Fact]
    public void A_value_that_identifies_a_person_prints_a_mask_and_the_rest_print_what_they_are()
    {
        const string mask = "*************";
        var masked = Packages.PublicTypes
            .Where(type => type.IsValueType && type.GetProperty("Value")?.PropertyType == typeof(string) && type.GetProperty("IsWellFormed") is not null)
            .Where(type => Activator.CreateInstance(type)!.ToString() == mask)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["BFormNumber", "Cnic", "HouseholdId", "Iban", "MobileNumber"], masked);
    }

    [Fact]
    public void A_value_of_the_standards_never_prints_what_is_malformed()
    {
        var values = Packages.PublicTypes.Where(type => type.IsValueType && type.GetProperty("IsWellFormed") is not null).ToList();

        Assert.True(values.Count > 10);
        Assert.All(values, type => Assert.DoesNotContain("Zainab", System.Text.Json.JsonSerializer.Deserialize("\"Zainab 9999900000011\"", type)!.ToString(), StringComparison.Ordinal));
    }

    private static string Name(MemberInfo member) => $"{member.DeclaringType?.Name}.{member.Name}";

    private static bool IsAsynchronous(Type type) => type.GetInterfaces().Append(type).Any(each => Asynchronous.Contains(each.IsGenericType ? each.GetGenericTypeDefinition() : each));

    private static IEnumerable<Type?> TypesIn(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo happening => [happening.EventHandlerType],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type? type) =>
        type is null ? [] : type.HasElementType ? Parts(type.GetElementType()) : [type, .. type.GetGenericArguments().SelectMany(Parts)];
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace Nser.Client.Pipeline;

/// <summary>How Refit makes requests and reads answers for this library: no exception of Refit's, no address and no body in any error, booleans and days as the API writes them.</summary>
internal static class ApiSettings
{
    /// <summary>The settings of this library's own interface, whose methods take and give content.</summary>
    internal static RefitSettings OfOwnCalls() => Of(new JsonOfInterface(null), captureArguments: false);

    /// <summary>The settings of a partner's interface.</summary>
    /// <param name="json">How its models are written in JSON.</param>
    internal static RefitSettings OfInterface(JsonSerializerOptions? json) => Of(new JsonOfInterface(json), captureArguments: true);

    private static RefitSettings Of(IHttpContentSerializer serializer, bool captureArguments) => new(serializer, new WireText())
    {
        CaptureMethodArguments = captureArguments,
        ExceptionFactory = static _ => new((Exception?)null),
        DeserializationExceptionFactory = static (response, fault) => new(Unreadable(response, fault)),
        TransportExceptionFactory = Failure,
    };

    private static Exception Failure(HttpRequestMessage request, Exception fault, CancellationToken cancellationToken) =>
        fault is NserException or ObjectDisposedException or ArgumentException || cancellationToken.IsCancellationRequested || NserExchange.Find(request) is not { } exchange
            ? fault
            : FailureMap.Of(fault, exchange);

    private static Exception Unreadable(HttpResponseMessage response, Exception fault) => fault as NserException
        ?? FailureMap.Of(new UnusableAnswerException("the answer is not what the interface's method returns", isTransient: false), NserExchange.Of(response.RequestMessage!));

    /// <summary>Writes values in paths and queries.</summary>
    private sealed class WireText : DefaultUrlParameterFormatter
    {
        public override string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type) => value switch
        {
            bool isTrue => isTrue ? "true" : "false",
            string text => text,
            DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ => base.Format(value, attributeProvider, type),
        };
    }
}

/// <summary>Writes and reads the models of an interface. A parser's message could repeat what was read, so none is passed on.</summary>
internal sealed class JsonOfInterface(JsonSerializerOptions? options) : IHttpContentSerializer
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerOptions.Default) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly JsonSerializerOptions options = options ?? Web;

    public HttpContent ToHttpContent<T>(T item) => new CallContent(JsonSerializer.SerializeToUtf8Bytes(item, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))));

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(body, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)), cancellationToken).ConfigureAwait(false);
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}

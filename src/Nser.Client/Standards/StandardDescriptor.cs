using System.Text.Json.Serialization.Metadata;

namespace Nser.Client.Standards;

/// <summary>What ties a model to its standard: the library's name on the wire, its schema, how it is written.</summary>
internal sealed record StandardDescriptor<TRecord>(NserStandard Standard, string Library, JsonTypeInfo<TRecord> Json)
    where TRecord : class;

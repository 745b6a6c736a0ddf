namespace Nser.Standards;

/// <summary>What ties a model to its standard: the schema it follows and the library's name in the contract.</summary>
public sealed record StandardDescriptor<TRecord>(NserStandard Standard, string Library)
    where TRecord : class;

namespace Nser.Client.Queries;

/// <summary>Marks a type whose members are the API's own words: they get the names of the contract profile.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WireEnvelopeAttribute : Attribute;

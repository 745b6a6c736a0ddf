namespace Nser.Client.Sandbox.Http;

/// <summary>What answers one operation. Everything is in memory, so an answer needs no waiting.</summary>
internal interface IEndpoint
{
    Reply Answer(Exchange exchange);
}

namespace Nser.Client.Sandbox.Http;

/// <summary>One reason to refuse a record. The message says what is expected and never repeats the value.</summary>
internal sealed record Objection(string Code, string Pointer, string Message);

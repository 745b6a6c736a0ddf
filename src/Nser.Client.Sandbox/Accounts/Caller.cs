namespace Nser.Client.Sandbox;

/// <summary>Who a valid token speaks for.</summary>
internal sealed record Caller(string OrganizationCode, SandboxRole Role, NserEnvironment Environment);

using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>A unit that both geographies have, and that differs.</summary>
/// <param name="Local">As the local geography has it.</param>
/// <param name="Server">As the server has it.</param>
public sealed record GeoChange(GeoUnit Local, GeoUnit Server);

namespace Nser.Client.Tests.Privacy;

/// <summary>Tests that hear every span and measurement of the process run alone, so that what they hear is theirs.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

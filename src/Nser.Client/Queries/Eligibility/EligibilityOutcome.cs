using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>What became of one CNIC of many: a verdict, or the error of the call that should have brought it.</summary>
public sealed record EligibilityOutcome
{
    /// <summary>The place in the input, from 0.</summary>
    [Classified(DataClassification.Public)]
    public required long Position { get; init; }

    /// <summary>The CNIC at that place.</summary>
    [Classified(DataClassification.Confidential)]
    public required Cnic Cnic { get; init; }

    /// <summary>The verdict; <see langword="null"/> when <see cref="Failure"/> says why there is none.</summary>
    [Classified(DataClassification.Confidential)]
    public EligibilityVerdict? Verdict { get; init; }

    /// <summary>Why there is no verdict: the call's error, an answer that does not fit the question, a used-up row limit, or a malformed CNIC, which is not sent.</summary>
    [Classified(DataClassification.Public)]
    public NserException? Failure { get; init; }

    /// <summary>Whether there is a verdict.</summary>
    [Classified(DataClassification.Public)]
    [MemberNotNullWhen(true, nameof(Verdict))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsAnswered => Verdict is not null;

    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Position), Position), (nameof(IsAnswered), IsAnswered));
}

namespace Nser.Standards;

/// <summary>Which of BISP's two installations a client talks to. Each has its own address and credentials.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.2: a partner starts on staging and never pushes test data to live.</remarks>
public enum NserEnvironment
{
    /// <summary>The staging (training) environment, for synthetic data.</summary>
    Staging,

    /// <summary>The live registry. Synthetic numbers are refused before they leave (rule PR-03).</summary>
    Live,
}

using Nser.Client.Authentication;
using Nser.Client.Pipeline;

namespace Nser.Client.Tests.Authentication;

public sealed class CredentialProviderTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Theory]
    [InlineData("user\npass word\n")]
    [InlineData("user\r\npass word\r\n")]
    [InlineData("\uFEFFuser\npass word")]
    [InlineData("""{"userName":"user","password":"pass word"}""")]
    public async Task A_file_gives_user_name_and_password(string content)
    {
        Write(content, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var credentials = await NserCredentialProviders.FromFile(path).GetAsync(CancellationToken.None);

        Assert.Equal(("user", "pass word"), (credentials.UserName, credentials.Password));
        Assert.Equal("***", credentials.ToString());
    }

    [Theory]
    [InlineData("canary")]
    [InlineData("canary\n\n")]
    [InlineData("a\nb\ncanary")]
    [InlineData("{canary")]
    [InlineData("""{"userName":"canary","password":"a","password":"b"}""")]
    [InlineData("")]
    public async Task A_file_of_another_form_is_refused_without_repeating_it(string content)
    {
        Write(content, UnixFileMode.UserRead);

        var error = await Assert.ThrowsAsync<NserAuthenticationException>(async () => await NserCredentialProviders.FromFile(path).GetAsync(CancellationToken.None));

        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_file_that_others_may_open_is_refused(UnixFileMode open)
    {
        Write("user\npassword", UnixFileMode.UserRead | open);

        if (!OperatingSystem.IsWindows())
        {
            var error = await Assert.ThrowsAsync<NserAuthenticationException>(async () => await NserCredentialProviders.FromFile(path).GetAsync(CancellationToken.None));
            Assert.Contains("0600", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        var variable = "NSER_TEST_" + Guid.NewGuid().ToString("N");

        var noFile = await Assert.ThrowsAsync<NserAuthenticationException>(async () => await NserCredentialProviders.FromFile(path).GetAsync(CancellationToken.None));
        var noVariable = await Assert.ThrowsAsync<NserAuthenticationException>(async () => await NserCredentialProviders.FromEnvironment(variable, "x").GetAsync(CancellationToken.None));

        Assert.Contains("cannot be read", noFile.Message, StringComparison.Ordinal);
        Assert.Contains(variable, noVariable.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    private void Write(string content, UnixFileMode mode)
    {
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}

using CityTwin.City;
using CityTwin.Ingest.Log;
using CityTwin.Ledger;
using CityTwin.Ledger.Proving;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CityTwin.Silo.Tests.Ledger.Proving;

public sealed class SigningKeysTests : IDisposable
{
    private static readonly DivisionCode District = DivisionCode.Parse("500103");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("citytwin-keys-");

    private string KeyFile => Path.Combine(_folder.FullName, "ledger-keys", "500103.pem");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_key_is_made_once_and_nobody_else_may_read_it()
    {
        using var first = Keys();
        var key = first.Public(District);
        using var second = Keys();

        second.Public(District).KeyId.ShouldBe(key.KeyId);
        second.Public(DivisionCode.Parse("50")).KeyId.ShouldNotBe(key.KeyId);
        SigningKeys.IsSigned(key, [1, 2, 3], second.Sign(District, [1, 2, 3])).ShouldBeTrue();
        SigningKeys.IsSigned(key, [1, 2, 4], second.Sign(District, [1, 2, 3])).ShouldBeFalse();
        SigningKeys.IsSigned(key with { Owner = DivisionCode.Parse("50") }, [1], second.Sign(District, [1])).ShouldBeFalse();
        SigningKeys.IsSigned(key with { PublicKey = [1, 2] }, [1], second.Sign(District, [1])).ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.GetDirectoryName(KeyFile)!).ShouldBe(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task Of_many_who_make_a_key_at_once_all_have_the_same()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var keys = Keys();
            return keys.Public(District).KeyId;
        })));

        ids.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_that_is_no_key_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, "not a key");
        using var keys = Keys();

        Should.Throw<InvalidDataException>(() => keys.Public(District)).Message.ShouldStartWith($"{KeyFile} is not a private key in PEM");
    }

    private SigningKeys Keys() => new(
        new ProvingFolders(
            Options.Create(new ProvingOptions()), Options.Create(new TelemetryLogOptions { LogPath = _folder.FullName })),
        NullLogger<SigningKeys>.Instance);
}

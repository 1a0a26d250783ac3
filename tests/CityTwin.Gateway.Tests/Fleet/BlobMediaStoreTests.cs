using System.Security.Cryptography;
using Azure.Storage.Blobs;
using CityTwin.Gateway.Fleet.Media;
using CityTwin.Testing.Running;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Tests.Fleet;

public class BlobMediaStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_keeps_its_bytes_and_what_was_noted_of_it_whoever_puts_again()
    {
        await using var azurite = await Azurite.Start();
        var store = new BlobMediaStore(Options.Create(new MediaOptions { ConnectionString = azurite.ConnectionString }));
        var blob = new BlobServiceClient(azurite.ConnectionString, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05))
            .GetBlobContainerClient("media").GetBlobClient("docks/DOCK1/a.jpeg");

        (await Put("a picture"u8.ToArray())).ShouldBeTrue();
        await blob.SetMetadataAsync(new Dictionary<string, string> { ["salt"] = "ab" }, cancellationToken: Stop); // As sealing does.
        (await Put("another"u8.ToArray())).ShouldBeFalse();
        (await Put("a picture"u8.ToArray())).ShouldBeTrue("its first answer may have been lost");

        (await blob.DownloadContentAsync(Stop)).Value.Content.ToString().ShouldBe("a picture");
        (await blob.GetPropertiesAsync(cancellationToken: Stop)).Value.Metadata["salt"].ShouldBe("ab");

        async Task<bool> Put(byte[] content)
        {
            var writer = store.Write("docks/DOCK1/a.jpeg");
            await writer.Append(content, Stop);
            return await writer.Commit("image/jpeg", isSimulated: false, Convert.ToHexStringLower(SHA256.HashData(content)), Stop);
        }
    }
}

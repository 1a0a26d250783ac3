using Azure.Storage.Blobs.Models;
using CityTwin.Fleet.Missions;
using CityTwin.Silo.Tests.Storage;
using Microsoft.Extensions.Options;

namespace CityTwin.Silo.Tests.Fleet.Missions;

public class MediaSealsTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public async Task A_picture_is_simulated_when_whoever_took_it_in_found_so(string? said, bool isSimulated)
    {
        var containers = await azurite.Containers();
        var key = azurite.Fresh("docks/dock/picture");
        await containers.Media.GetBlobClient(key).UploadAsync(BinaryData.FromString("pixels"), new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "image/jpeg" },
            Metadata = said is null ? null : new Dictionary<string, string> { ["simulated"] = said },
        }, Stop);
        var seals = new MediaSeals(containers, Options.Create(new MissionOptions()));

        var picture = (await seals.Seal(key, Stop)).ShouldNotBeNull();
        (picture.IsSimulated, picture.Item.MediaType, picture.Item.LengthBytes).ShouldBe((isSimulated, "image/jpeg", 6));
        (await seals.Seal(key, Stop)).ShouldBe(picture, "the commitment stays the same, and so does what is said of the picture");
        (await seals.Open(key, picture.Item.Commitment, Stop))!.Content.ShouldBe("pixels"u8.ToArray());
    }

    [Theory]
    [InlineData("docks/dock/../other/picture")]
    [InlineData("docks//picture")]
    [InlineData("docks\\other\\picture")]
    public async Task A_key_that_climbs_is_neither_committed_to_nor_opened(string key)
    {
        var seals = new MediaSeals(await azurite.Containers(), Options.Create(new MissionOptions()));
        await Should.ThrowAsync<InvalidDataException>(() => seals.Seal(key, Stop));
        await Should.ThrowAsync<InvalidDataException>(() => seals.Open(key, "00", Stop));
    }

    [Fact]
    public async Task What_has_not_arrived_is_not_committed_to() =>
        (await new MediaSeals(await azurite.Containers(), Options.Create(new MissionOptions())).Seal("docks/dock/none", Stop)).ShouldBeNull();
}

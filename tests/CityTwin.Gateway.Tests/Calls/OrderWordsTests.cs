using System.Text;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

/// <summary>What people write is kept only where a record speaks of it: nothing else could ever be erased.</summary>
[Collection(ScriptedCityTests.Name)]
public class OrderWordsTests(ScriptedCity city)
{
    private V1.WorkOrderService.WorkOrderServiceClient Orders => new(city.Channel());

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task The_words_of_a_refused_step_are_let_go_of(int version)
    {
        var words = $"Li Si, 13900000000, {version}";
        var step = new V1.OrderStep { Id = Order("kwords"), ExpectedVersion = version, Note = words };

        await Should.ThrowAsync<RpcException>(async () => await Orders.CloseOrderAsync(new() { Step = step }, city.As("dispatcher")));

        Kept(words).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_kept_when_a_picture_is_not_one_and_the_words_of_a_step_that_is_taken_are()
    {
        var step = new V1.OrderStep { Id = Order("kpicture"), Note = "with a picture" };
        step.Photos.Add(new V1.Attachment { MediaType = "image/png", Content = Google.Protobuf.ByteString.CopyFromUtf8("no") });
        var refusal = await Should.ThrowAsync<RpcException>(
            async () => await Orders.RegisterOrderAsync(new() { Step = step }, city.As("dispatcher")));
        refusal.Status.Detail.ShouldContain("step.photos[0]: the bytes are not image/png");
        Kept("with a picture").ShouldBeFalse();

        step.Photos.Clear();
        await Orders.RegisterOrderAsync(new() { Step = step }, city.As("dispatcher"));

        Kept("with a picture").ShouldBeTrue();
    }

    private bool Kept(string words) =>
        city.Script.Sealed.Values.Any(content => Encoding.UTF8.GetString(content.Content) == words);

    private static string Order(string serial) => $"order:{TinyCity.Cell}:{serial}";
}

using CityTwin.Gateway.Rpc;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Rpc;

public class AskedTests
{
    [Theory]
    [InlineData("106.5,29.5,106.6")]
    [InlineData("a,b,c,d")]
    [InlineData("106.6,29.5,106.5,29.6")]
    [InlineData("106.5,29.6,106.6,29.5")]
    [InlineData("-181,0,0,1")]
    [InlineData("NaN,0,1,1")]
    [InlineData("0,0,1,91")]
    public void A_box_that_is_none_is_refused_by_its_field(string text)
    {
        var refusal = Should.Throw<RpcException>(() => Asked.Box("bbox", text));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refusal.Status.Detail.ShouldContain("bbox");
        refusal.Status.Detail.ShouldContain(text);
    }

    [Fact]
    public void A_box_may_be_a_point_and_may_be_left_out()
    {
        Asked.Box("bbox", "").ShouldBeNull();
        Asked.Box("bbox", "106.5,29.5,106.5,29.5")!.West.ShouldBe(106.5);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 1)]
    [InlineData(1000, 1000)]
    public void A_page_size_in_bounds_is_taken(int asked, int taken) => Asked.PageSize(asked).ShouldBe(taken);

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_page_size_out_of_bounds_is_refused(int asked) =>
        Should.Throw<RpcException>(() => Asked.PageSize(asked)).Status.Detail.ShouldContain("page_size");
}

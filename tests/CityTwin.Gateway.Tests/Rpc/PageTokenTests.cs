using CityTwin.Gateway.Rpc;
using CsCheck;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Rpc;

public class PageTokenTests
{
    [Fact]
    public void A_cursor_comes_back_under_the_filters_it_was_given_under() => Gen.String[1, 60].Sample(cursor =>
        PageToken.Read(PageToken.Write(cursor, "50", null, 3), "50", null, 3) == cursor);

    [Fact]
    public void With_other_filters_it_is_refused_rather_than_skip_rows() =>
        Refused(PageToken.Write("x", "50", "sensor"), "50", "cell").Status.Detail.ShouldContain("other filters");

    [Fact]
    public void Filters_do_not_run_into_each_other() =>
        Refused(PageToken.Write("x", "ab", "c"), "a", "bc").StatusCode.ShouldBe(StatusCode.InvalidArgument);

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(text =>
    {
        try
        {
            PageToken.Read(text, "50");
        }
        catch (RpcException refusal)
        {
            refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
            refusal.Status.Detail.ShouldContain("page_token");
        }
    });

    private static RpcException Refused(string token, params object?[] filters) =>
        Should.Throw<RpcException>(() => PageToken.Read(token, filters));
}

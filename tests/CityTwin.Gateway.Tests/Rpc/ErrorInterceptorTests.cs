using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace CityTwin.Gateway.Tests.Rpc;

public class ErrorInterceptorTests
{
    [Fact]
    public async Task A_log_that_does_not_take_events_is_not_now_and_says_when_to_come_back()
    {
        var error = await Answered(new LogNotWrittenException(DivisionCode.Parse("500103"), "the disk is full."));
        error.StatusCode.ShouldBe(StatusCode.Unavailable);
        error.Status.Detail.ShouldContain("The log of 500103 was not written: the disk is full.");
        error.Trailers.ShouldContain(trailer => trailer.Key == "grpc-status-details-bin");
    }

    /// <summary>Requests are refused by what reads them; a text of our own that cannot be read is our fault.</summary>
    [Fact]
    public async Task What_we_cannot_read_of_our_own_is_not_blamed_on_the_caller() =>
        (await Answered(new FormatException("'x' is not a twin id."))).StatusCode.ShouldBe(StatusCode.Internal);

    private static Task<RpcException> Answered(Exception error) => Should.ThrowAsync<RpcException>(() =>
        new ErrorInterceptor(new ErrorJudge(NullLogger<ErrorJudge>.Instance)).UnaryServerHandler<string, string>(
            "", new OneCall(), (_, _) => throw error));
}

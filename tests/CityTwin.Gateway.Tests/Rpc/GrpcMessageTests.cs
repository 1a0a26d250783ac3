using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Tests.Rpc;

public class GrpcMessageTests
{
    [Theory]
    [InlineData("A bearer token is needed: authorization: Bearer <token>.", "A bearer token is needed: authorization: Bearer <token>.")]
    [InlineData("100 %", "100 %25")]
    [InlineData("渝中\n", "%E6%B8%9D%E4%B8%AD%0A")]
    public void Only_what_is_not_printable_and_the_percent_sign_are_encoded(string message, string encoded) =>
        GrpcMessage.Encode(message).ShouldBe(encoded);
}

using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Tests.Publishing;

public class RefusedReadingTests
{
    [Theory]
    [InlineData("5 taken, 1 refused; first: unknown-device at $[3].deviceId: \"x\" is not.", 3, "unknown-device at $[3].deviceId: \"x\" is not.")]
    [InlineData("no-values at $[0]: none.", 0, "no-values at $[0]: none.")]
    public void The_reason_names_the_first_bad_one(string reason, int place, string sentence) =>
        RefusedReading.Of(reason, 6).ShouldBe(new RefusedReading(place, sentence));

    [Theory]
    [InlineData("too-large: 300000 bytes are more than 262144.")]
    [InlineData("out-of-range at $.levelM: too deep.")]
    [InlineData("NotAuthorized")]
    [InlineData("")]
    [InlineData("no-values at $[6]: there is no such place.")]
    [InlineData("no-values at $[99999999999]: nor this one.")]
    public void Otherwise_it_is_the_message_as_a_whole(string reason) => RefusedReading.Of(reason, 6).ShouldBeNull();
}

namespace CityTwin.Vda5050.Tests.Topics;

public class TopicTests
{
    [Fact]
    public void A_topic_is_read_as_it_is_written()
    {
        foreach (var kind in Enum.GetValues<VdaTopicKind>())
        {
            var topic = VdaTopic.Of(3, "KIT", "0001", kind);
            topic.ToString().ShouldBe($"vda5050/v3/KIT/0001/{VdaTopic.NameOf(kind)}");
            VdaTopic.TryParse(topic.ToString(), out var same).ShouldBeTrue();
            same.ShouldBe(topic);
        }
    }

    [Theory]
    [InlineData("uagv/v2/KIT/0001/state")]
    [InlineData("vda5050/3/KIT/0001/state")]
    [InlineData("vda5050/v03/KIT/0001/state")]
    [InlineData("vda5050/v3//0001/state")]
    [InlineData("vda5050/v3/K+T/0001/state")]
    [InlineData("vda5050/v3/KIT/00 01/state")]
    [InlineData("vda5050/v3/KIT/0001/State")]
    [InlineData("vda5050/v3/KIT/0001/state/more")]
    [InlineData("vda5050/v3/KIT/0001")]
    [InlineData(null)]
    public void What_is_no_topic_of_the_standard_is_not_read_as_one(string? text) => VdaTopic.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_robot_whose_name_no_topic_can_have_is_refused() =>
        Should.Throw<FormatException>(() => VdaTopic.Of(3, "a/b", "1", VdaTopicKind.Order)).Message.ShouldContain("expected");

    [Fact]
    public void Each_topic_counts_its_own_headers_and_begins_anew_after_the_last()
    {
        var counts = new VdaHeaderCounts(Order: uint.MaxValue, InstantActions: 4);
        (var order, counts) = counts.Take(VdaTopicKind.Order);
        (var next, counts) = counts.Take(VdaTopicKind.Order);
        (var action, counts) = counts.Take(VdaTopicKind.InstantActions);
        (order, next, action).ShouldBe((uint.MaxValue, 0u, 4u));
        Should.Throw<ArgumentOutOfRangeException>(() => counts.Take(VdaTopicKind.State));
    }
}

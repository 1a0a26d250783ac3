using CsCheck;

namespace CityTwin.DjiCloud.Tests;

public class TopicTests
{
    [Fact]
    public void Every_topic_is_read_as_it_is_written() =>
        Gen.Select(Gen.Enum<DjiTopicKind>(), Gen.Char["ABC123-_."].Array[1, DjiTopic.MaxSnLength]).Sample((kind, sn) =>
            DjiTopic.TryParse(new DjiTopic(kind, new string(sn)).ToString(), out var read) && read == new DjiTopic(kind, new string(sn)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("thing/product/osd")]
    [InlineData("thing/product//osd")]
    [InlineData("thing/product/A/osd/more")]
    [InlineData("thing/product/A/status")]
    [InlineData("sys/product/A/osd")]
    [InlineData("thing/product/A+/osd")]
    public void What_is_no_topic_is_none(string? text) => DjiTopic.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_code_has_a_sentence_and_one_that_is_not_known_is_shown_as_such()
    {
        DjiErrors.Sentence(316026).ShouldBe("The dock's emergency stop is pressed (316026).");
        DjiErrors.Sentence(123456).ShouldBe("The device answered with code 123456, which is not known here.");
    }

    [Fact]
    public void Whatever_comes_is_read_or_refused_and_nothing_else() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        try
        {
            var read = DjiReader.Read(bytes);
            AircraftProperties.Read(read.Data);
        }
        catch (DjiRefusedException)
        {
            // That is the one way in which it may end.
        }
    });
}

using System.Text;
using CsCheck;

namespace CityTwin.Cap.Tests.RealData;

public class SchemaTests
{
    [Fact]
    public void Whatever_is_written_is_valid_against_the_official_schema()
    {
        var (official, extended) = (CapSchema.Official, CapSchema.Extended);
        official.Complaint(Warnings.FloodXml).ShouldBeNull();
        AnyMessage.Any.Sample(message =>
        {
            var xml = CapWriter.Write(message);
            official.Complaint(xml).ShouldBeNull(Encoding.UTF8.GetString(xml));
            extended.Complaint(xml).ShouldBeNull(Encoding.UTF8.GetString(xml));
        }, iter: 2_000);
    }

    [Fact]
    public void What_the_schema_finds_wrong_is_refused_too()
    {
        var official = CapSchema.Official;
        foreach (var wrong in new[]
        {
            Warnings.FloodText.Replacing("<scope>Public</scope>", ""), Warnings.FloodText.Replacing("+08:00", "Z"),
            Warnings.FloodText.Replacing("Immediate", "immediate"), Warnings.FloodText.Replacing("<status>", "<status x='1'>"),
        })
        {
            official.Complaint(Encoding.UTF8.GetBytes(wrong)).ShouldNotBeNull();
            wrong.ShouldBeRefused();
        }
    }

    [Fact]
    public void The_words_are_the_schemas()
    {
        var words = CapSchema.Words();
        words["status"].ShouldBe(Enum.GetNames<CapStatus>());
        words["msgType"].ShouldBe(Enum.GetNames<CapMessageType>());
        words["scope"].ShouldBe(Enum.GetNames<CapScope>());
        words["category"].ShouldBe(Enum.GetNames<CapCategory>());
        words["responseType"].ShouldBe(Enum.GetNames<CapResponseType>());
        words["urgency"].ShouldBe(Enum.GetNames<CapUrgency>());
        words["severity"].ShouldBe(Enum.GetNames<CapSeverity>());
        words["certainty"].ShouldBe(Enum.GetNames<CapCertainty>());
    }
}

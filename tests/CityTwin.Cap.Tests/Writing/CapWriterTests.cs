using System.Text;
using CsCheck;

namespace CityTwin.Cap.Tests.Writing;

public class CapWriterTests
{
    [Fact]
    public void The_bytes_are_these_and_no_others() => Warnings.FloodText.ShouldBe("""
        <?xml version="1.0" encoding="utf-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>warning:500103:7f.1</identifier>
          <sender>centre-500103@city.example</sender>
          <sent>2026-06-01T16:00:00+08:00</sent>
          <status>Actual</status>
          <msgType>Alert</msgType>
          <scope>Public</scope>
          <info>
            <language>zh-CN</language>
            <category>Met</category>
            <event>洪水</event>
            <urgency>Immediate</urgency>
            <severity>Severe</severity>
            <certainty>Observed</certainty>
            <expires>2026-06-01T22:00:00+08:00</expires>
            <headline>解放碑街道洪水橙色预警</headline>
            <area>
              <areaDesc>解放碑街道</areaDesc>
              <polygon>29.55,106.57 29.55,106.59 29.57,106.59 29.57,106.57 29.55,106.57</polygon>
              <circle>29.56,106.58 1.5</circle>
              <geocode>
                <valueName>GB/T 2260</valueName>
                <value>500103</value>
              </geocode>
            </area>
          </info>
        </alert>
        """);

    [Fact]
    public void Utc_is_written_with_a_minus_as_cap_demands_and_never_as_z() => Encoding.UTF8.GetString(
            CapWriter.Write(Warnings.Flood with { Sent = Warnings.Sent.ToOffset(TimeSpan.Zero) }))
        .ShouldContain("<sent>2026-06-01T08:00:00-00:00</sent>");

    [Fact]
    public void Small_and_great_numbers_have_no_exponent() => Encoding.UTF8.GetString(CapWriter.Write(Warnings.Flood.WithArea(area => area with
        {
            Circles = [new CapCircle(new CapPoint(-1.25e-7, -0.0), 1.5e20)],
        })))
        .ShouldContain("<circle>-0.000000125,0 150000000000000000000</circle>");

    [Fact]
    public void What_breaks_a_rule_is_not_written() =>
        Should.Throw<CapRefusedException>(() => CapWriter.Write(Warnings.Flood with { MessageType = CapMessageType.Cancel }))
            .Message.ShouldStartWith("alert/references: Cancel is about earlier messages");

    [Fact]
    public void What_is_written_is_read_the_same_and_written_the_same() => AnyMessage.Any.Sample(message =>
    {
        var xml = CapWriter.Write(message);
        var read = new CapReader().Read(xml).Message;
        read.ShouldSay(message);
        CapWriter.Write(read).ShouldBe(xml);
    }, iter: 3_000);
}

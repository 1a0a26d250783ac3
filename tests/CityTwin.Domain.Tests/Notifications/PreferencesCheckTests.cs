using CityTwin.City;
using CityTwin.Notifications;

namespace CityTwin.Domain.Tests.Notifications;

public class PreferencesCheckTests
{
    private static readonly NotifyPreferences Sound = NotifyPreferences.Of("wang", DivisionCode.Parse("500103"), department: null) with
    {
        Webhook = new WebhookTarget("https://duty.example/hook?id=1", "0123456789abcdef"),
        Mail = "wang@city.example",
        Channels = [NotifyChannel.Webhook, NotifyChannel.Mail],
        Areas = [DivisionCode.Parse("500103001")],
        Quiet = new QuietHours(22 * 60, 7 * 60, EvenRed: false),
    };

    [Fact]
    public void What_can_be_used_is_taken() => Should.NotThrow(() => PreferencesCheck.ShouldBeSound(Sound, allowsHttp: false));

    [Theory]
    [InlineData("http://duty.example/hook")]
    [InlineData("ftp://duty.example/hook")]
    [InlineData("/hook")]
    [InlineData("https://user:word@duty.example/")]
    public void A_webhook_is_an_absolute_https_address(string url) =>
        Field(Sound with { Webhook = Sound.Webhook! with { Url = url } }).ShouldBe("preferences.webhook.url");

    [Theory]
    [InlineData("wang")]
    [InlineData("Wang <wang@city.example>")]
    [InlineData("wang@city.example\r\nBcc: all@city.example")]
    public void A_mail_address_is_bare(string mail) => Field(Sound with { Mail = mail }).ShouldBe("preferences.mail");

    [Fact]
    public void What_is_wrong_is_named_by_its_field()
    {
        Field(Sound with { Language = "fr" }).ShouldBe("preferences.language");
        Field(Sound with { Webhook = Sound.Webhook! with { Secret = "short" } }).ShouldBe("preferences.webhook.secret");
        Field(Sound with { Channels = [NotifyChannel.Mqtt] }).ShouldBe("preferences.device");
        Field(Sound with { Channels = [NotifyChannel.Screen] }).ShouldBe("preferences.channels");
        Field(Sound with { Areas = [DivisionCode.Parse("500104")] }).ShouldBe("preferences.areas");
        Field(Sound with { Quiet = new QuietHours(60, 60, EvenRed: false) }).ShouldBe("preferences.quiet.until_minute");
        Field(Sound with { Quiet = new QuietHours(-1, 60, EvenRed: false) }).ShouldBe("preferences.quiet.from_minute");
        PreferencesCheck.ShouldBeSound(Sound with { Webhook = Sound.Webhook! with { Url = "http://127.0.0.1:9/" } }, allowsHttp: true);
    }

    private static string Field(NotifyPreferences wanted) =>
        Should.Throw<NotifyRefusedException>(() => PreferencesCheck.ShouldBeSound(wanted, allowsHttp: false)).Field;
}

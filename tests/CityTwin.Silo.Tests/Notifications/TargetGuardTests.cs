using System.Net;
using CityTwin.City;
using CityTwin.Notifications;
using CityTwin.Notifications.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CityTwin.Silo.Tests.Notifications;

public class TargetGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")] // Where clouds keep their machines' credentials.
    [InlineData("100.100.100.200")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("2002:7f00:1::")]
    public void Addresses_that_are_not_the_open_internets_are_closed(string address) =>
        TargetGuard.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("2400:3200::1")]
    public void Those_of_the_open_internet_are_not(string address) => TargetGuard.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public async Task A_webhook_to_this_machine_is_refused_for_good_without_a_connection(string host)
    {
        await using var hook = await HookReceiver.Open();
        var outcome = await Send(hook.Url.Replace("127.0.0.1", host, StringComparison.Ordinal), allowLocal: false);
        (outcome.Taken, outcome.Hopeless).ShouldBe((false, true));
        outcome.Detail!.ShouldContain("public internet");
        hook.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var hook = await HookReceiver.Open();
        hook.Answers = http =>
        {
            http.Response.Redirect(hook.Url, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        var outcome = await Send(hook.Url, allowLocal: true);
        (outcome.Hopeless, hook.Got.Count).ShouldBe((true, 1));
    }

    [Fact]
    public async Task A_receiver_that_is_busy_is_tried_again_and_one_that_refuses_is_not()
    {
        await using var hook = await HookReceiver.Open();
        foreach (var (status, hopeless) in new[] { (429, false), (500, false), (404, true) })
        {
            hook.Answers = http =>
            {
                http.Response.StatusCode = status;
                return Task.CompletedTask;
            };
            (await Send(hook.Url, allowLocal: true)).Hopeless.ShouldBe(hopeless, $"{status}");
        }
    }

    private static async Task<ChannelOutcome> Send(string url, bool allowLocal)
    {
        var options = Options.Create(new NotificationOptions { AllowLocalTargets = allowLocal });
        using var channel = new WebhookChannel(options, TimeProvider.System);
        var sender = new ChannelSender([channel], options, TimeProvider.System);
        var area = DivisionCode.Parse("500103");
        return await sender.Send(
            NotifyChannel.Webhook,
            NotifyPreferences.Of("wang", area, department: null) with { Webhook = new WebhookTarget(url, "0123456789abcdef") },
            OutgoingMessage.Test(area, "wang", "zh", 0));
    }
}

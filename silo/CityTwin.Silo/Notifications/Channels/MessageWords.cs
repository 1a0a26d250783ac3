using System.Globalization;
using System.Text;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Notifications.Channels;

/// <summary>The words of messages, Chinese and English.</summary>
internal static class MessageWords
{
    private const int MaxSubjectItems = 1;

    public static SaidNotification Say(Notification one, string language, CityCatalogue city, CityDay day)
    {
        var zh = language == "zh";
        var place = city.Find(one.Cell) is { } division ? (zh || division.NameEn.Length == 0 ? division.Name : division.NameEn) : one.Cell.Value;
        var centre = city.Find(one.Centre) is { } known ? (zh || known.NameEn.Length == 0 ? known.Name : known.NameEn) : one.Centre.Value;
        var what = NameOf(one, zh, city);
        var at = day.Text(one.OccurredAtMs);
        var text = (one.Kind, zh) switch
        {
            (NotifyKind.Alert, true) => $"{Grade(one.Severity, zh)}告警：{what}，{place}，{at}",
            (NotifyKind.Alert, false) => $"{Grade(one.Severity, zh)} alert: {what}, {place}, {at}",
            (NotifyKind.Escalation, true) => $"{Grade(one.Severity, zh)}告警已升级至{centre}：{what}，{place}，{at}",
            (NotifyKind.Escalation, false) => $"{Grade(one.Severity, zh)} alert now calls {centre}: {what}, {place}, {at}",
            (NotifyKind.Order, true) => $"工单已派发：{what}，{place}，{at}",
            (NotifyKind.Order, false) => $"Order sent to your department: {what}, {place}, {at}",
            (NotifyKind.Warning, true) => $"其他机构发布的{Grade(one.Severity, zh)}预警：{what}，{place}，{at}",
            (NotifyKind.Warning, false) => $"{Grade(one.Severity, zh)} warning of another authority: {what}, {place}, {at}",
            (_, true) => $"工单超时：{what}，{place}，{at}",
            (_, false) => $"An order is overdue: {what}, {place}, {at}",
        };
        return new SaidNotification(one, one.OnDuty ? (zh ? $"【值班】{text}" : $"[on duty] {text}") : text);
    }

    /// <summary>One line for a mail's subject.</summary>
    public static string Subject(OutgoingMessage message) => (message.IsTest, message.Language == "zh", message.Count) switch
    {
        (true, true, _) => "CityTwin：通知测试",
        (true, false, _) => "CityTwin: a test message",
        (_, _, <= MaxSubjectItems) => message.Items[0].Text,
        (_, true, _) => string.Create(CultureInfo.InvariantCulture, $"{message.Count} 条通知，最重的：{message.Items[0].Text}"),
        (_, false, _) => string.Create(CultureInfo.InvariantCulture, $"{message.Count} notifications, the gravest: {message.Items[0].Text}"),
    };

    /// <summary>A mail's body, plain text.</summary>
    public static string Body(OutgoingMessage message)
    {
        var zh = message.Language == "zh";
        if (message.IsTest)
        {
            return zh ? "这是一条测试消息。收到它，说明此通知渠道可用。\n" : "This is a test. That you read it shows that the channel works.\n";
        }

        var body = new StringBuilder();
        foreach (var item in message.Items)
        {
            body.Append("- ").Append(item.Text).Append("\n  ").Append(item.Notification.Subject).Append('\n');
        }

        if (message.Count > message.Items.Count)
        {
            var more = message.Count - message.Items.Count;
            body.Append(CultureInfo.InvariantCulture, $"{(zh ? $"另有 {more} 条。" : $"And {more} more.")}\n");
        }

        if (message.AckUrl is { } url)
        {
            body.Append('\n').Append(zh ? "确认收到：" : "I have taken note: ").Append(url).Append('\n');
        }

        return body.ToString();
    }

    private static string NameOf(Notification one, bool zh, CityCatalogue city)
    {
        if (one.Kind is NotifyKind.Alert or NotifyKind.Escalation)
        {
            var rule = city.Rules.FirstOrDefault(rule => rule.Id == one.What);
            return (zh ? rule?.NameZh : rule?.NameEn) is { Length: > 0 } name ? name : one.What;
        }

        return one.What;
    }

    private static string Grade(Severity severity, bool zh) => (severity, zh) switch
    {
        (Severity.Red, true) => "红色",
        (Severity.Orange, true) => "橙色",
        (Severity.Yellow, true) => "黄色",
        (_, true) => "蓝色",
        (Severity.Red, false) => "Red",
        (Severity.Orange, false) => "Orange",
        (Severity.Yellow, false) => "Yellow",
        _ => "Blue",
    };
}

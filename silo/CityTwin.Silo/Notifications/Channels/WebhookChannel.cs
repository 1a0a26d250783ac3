using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CityTwin.Notifications.Channels;

/// <summary>POSTs a message, signed, to a person's own address. Redirects are not followed and answers are not read.</summary>
internal sealed class WebhookChannel : IChannel, IDisposable
{
    public const string TimestampHeader = "CityTwin-Timestamp";
    public const string SignatureHeader = "CityTwin-Signature";
    public const string MessageHeader = "CityTwin-Message-Id";

    private const int MaxAnswerHeaderKiB = 16;
    private const int MaxConnectionsPerTarget = 4;

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public WebhookChannel(IOptions<NotificationOptions> options, TimeProvider clock)
    {
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MaxAnswerHeaderKiB,
            MaxConnectionsPerServer = MaxConnectionsPerTarget,
            ConnectCallback = (context, cancel) => TargetGuard.Connect(context.DnsEndPoint, options.Value.AllowLocalTargets, cancel),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // The sender has its own.
        };
    }

    public NotifyChannel Channel => NotifyChannel.Webhook;

    public async Task<ChannelOutcome> Send(NotifyPreferences preferences, OutgoingMessage message, CancellationToken cancel)
    {
        var target = preferences.Webhook!;
        var body = MessageJson.Write(message, withLink: true);
        var at = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(MessageHeader, message.MessageId);
        request.Headers.Add(TimestampHeader, at);
        request.Headers.Add(SignatureHeader, $"sha256={Sign(target.Secret, at, body)}");
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return Judge(answer.StatusCode);
        }
        catch (HttpRequestException e) when (e.InnerException is TargetClosedException closed)
        {
            return ChannelOutcome.Never(NotifyProblem.NotAllowed, closed.Message);
        }
    }

    /// <summary>Of the time, a dot and the body: an old message cannot be sent again as a new one.</summary>
    public static string Sign(string secret, string timestamp, byte[] body) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{timestamp}."), .. body]));

    public void Dispose() => _http.Dispose();

    private static ChannelOutcome Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => ChannelOutcome.Delivered,
        408 or 425 or 429 or >= 500 => ChannelOutcome.Retry(NotifyProblem.Busy, $"The receiver answered {(int)status}."),
        >= 300 and < 400 => ChannelOutcome.Never(NotifyProblem.Refused, $"The receiver answered {(int)status}: redirects are not followed."),
        var other => ChannelOutcome.Never(NotifyProblem.Refused, $"The receiver answered {other}."),
    };
}

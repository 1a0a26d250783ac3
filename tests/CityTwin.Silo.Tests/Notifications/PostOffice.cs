using System.Buffers;
using System.Collections.Concurrent;
using CityTwin.Testing.Running;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CityTwin.Silo.Tests.Notifications;

/// <summary>A real mail server that keeps what it is given.</summary>
internal sealed class PostOffice : MessageStore, IAsyncDisposable
{
    private readonly SmtpServer.SmtpServer _server;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _running;

    public PostOffice()
    {
        Port = FreePorts.Take(1)[0];
        var services = new ServiceProvider();
        services.Add(this);
        _server = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build(), services);
        _running = _server.StartAsync(_closing.Token);
    }

    public int Port { get; }

    /// <summary>What the next messages are answered.</summary>
    public SmtpResponse Answers { get; set; } = SmtpResponse.Ok;

    public ConcurrentQueue<MimeMessage> Got { get; } = new();

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(buffer.ToArray());
        Got.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
        return Answers;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _server.Shutdown();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }
}

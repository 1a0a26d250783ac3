using Azure.Core;
using Azure.Core.Pipeline;
using Request = Azure.Core.Request;

namespace CityTwin.Silo.Tests.Storage;

/// <summary>A line to storage that does what it is asked and then loses the answers of chosen requests.</summary>
internal sealed class LossyTransport(Func<Request, bool> lose) : HttpPipelineTransport
{
    private readonly HttpClientTransport _inner = new();

    public int Lost { get; private set; }

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Everything here is async.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var loses = lose(message.Request);
        await _inner.ProcessAsync(message);
        if (loses)
        {
            Lost++;
            throw new IOException("The answer was lost.");
        }
    }
}

using System.Buffers;
using CityTwin.DevicesSim.Chance;
using CityTwin.Mqtt;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace CityTwin.DevicesSim.Publishing;

/// <summary>
/// One connection: a device's own, or a gateway's for all behind it. It sends what the buffer holds, oldest first, one message
/// at a time at QoS 1, and lets go of a reading only when the broker has answered for it: taken, or refused for good.
/// </summary>
internal sealed class DeviceLine : IDisposable
{
    private readonly LineIdentity _line;
    private readonly ReadingBuffer _buffer;
    private readonly PublishingOptions _options;
    private readonly ConnectGate _gate;
    private readonly Tally _tally;
    private readonly TimeProvider _clock;
    private readonly ulong _seed;
    private readonly IMqttClient _client;
    private readonly MqttClientOptions _connect;
    private readonly TelemetryWriter _writer = new();
    private long _waits;

    public DeviceLine(
        LineIdentity line, ReadingBuffer buffer, PublishingOptions options, ConnectGate gate, Tally tally,
        TimeProvider clock, ulong seed)
    {
        (_line, _buffer, _options, _gate, _tally, _clock) = (line, buffer, options, gate, tally, clock);
        _seed = Noise.Seed(seed, line.Id);
        _client = new MqttClientFactory().CreateMqttClient();
        _client.DisconnectedAsync += _ =>
        {
            _buffer.Wake();
            return Task.CompletedTask;
        };
        _connect = new MqttClientOptionsBuilder()
            .WithTcpServer(options.Host, options.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(line.Id)
            .WithCredentials(line.Id, line.Password)
            .WithCleanStart()
            .WithKeepAlivePeriod(options.KeepAlive)
            .WithTimeout(options.AnswerWithin)
            .Build();
    }

    private int Most => _line.IsGateway ? _options.ReadingsPerBatch : _options.ReadingsPerMessage;

    /// <summary>Keeps the line up and the buffer empty until it is told to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        var failed = 0;
        while (!stop.IsCancellationRequested)
        {
            if (await Connect(stop))
            {
                failed = 0;
                _tally.LineUp();
                await Serve(stop);
                _tally.LineDown();
            }

            failed++;
            await Wait(failed, stop);
        }
    }

    /// <summary>Says goodbye, so that the broker does not take it for a lost line.</summary>
    public async Task Close()
    {
        if (_client.IsConnected)
        {
            await Attempt(token => _client.DisconnectAsync(new MqttClientDisconnectOptions(), token), default);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _writer.Dispose();
    }

    private async Task<bool> Connect(CancellationToken stop)
    {
        await _gate.Enter(stop);
        try
        {
            return await Attempt(async token =>
            {
                var answer = await _client.ConnectAsync(_connect, token);
                if (answer.ResultCode != MqttClientConnectResultCode.Success)
                {
                    throw new MqttCommunicationException($"refused, {answer.ResultCode} {answer.ReasonString}");
                }
            }, stop);
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task Serve(CancellationToken stop)
    {
        var most = Most;
        while (_client.IsConnected)
        {
            var handful = _buffer.Oldest(most);
            if (handful.Readings.Count == 0)
            {
                await _buffer.Woken(stop);
                continue;
            }

            MqttClientPublishResult? answer = null;
            if (!await Attempt(async token => answer = await _client.PublishAsync(Message(handful), token), stop))
            {
                await Close();
                return;
            }

            most = await Settle(handful, answer!, most, stop);
        }
    }

    /// <returns>How many readings the next message may hold.</returns>
    private async Task<int> Settle(Handful handful, MqttClientPublishResult answer, int most, CancellationToken stop)
    {
        if (answer.IsSuccess)
        {
            _buffer.Done(handful);
            _tally.Acknowledge(handful.Readings.Count);
            return Math.Min(most * 2, Most);
        }

        if (IsPassing(answer.ReasonString ?? ""))
        {
            _tally.Trouble(_line.Id, answer.ReasonString!);
            await Wait(1, stop);
            return most;
        }

        return Refused(handful, answer.ReasonString ?? answer.ReasonCode.ToString(), most);
    }

    /// <summary>Only the bad one of several is lost. The rest is sent again: the city ignores what it has already.</summary>
    private int Refused(Handful handful, string reason, int most)
    {
        if (RefusedReading.Of(reason, handful.Readings.Count) is { } bad)
        {
            _buffer.Done(handful, bad.Place + 1);
            _tally.Acknowledge(bad.Place);
            _tally.Refuse(handful.Readings[bad.Place].DeviceId, bad.Sentence);
            return most;
        }

        if (handful.Readings.Count == 1)
        {
            _buffer.Done(handful);
            _tally.Refuse(handful.Readings[0].DeviceId, reason);
            return Math.Min(most * 2, Most);
        }

        // Nobody says which: it is looked for in half of them.
        return handful.Readings.Count / 2;
    }

    private static bool IsPassing(string reason) =>
        reason.StartsWith(RefusalCodes.StorageUnavailable.Wire, StringComparison.Ordinal)
        || reason.StartsWith(RefusalCodes.RegistryUnavailable.Wire, StringComparison.Ordinal);

    private MqttApplicationMessage Message(Handful handful)
    {
        var payload = new ArrayBufferWriter<byte>();
        if (_line.IsGateway)
        {
            _writer.WriteBatch(payload, handful.Readings.Select(reading => (reading.DeviceId, reading.Reading)));
        }
        else if (handful.Readings.Count == 1)
        {
            _writer.Write(payload, handful.Readings[0].Reading);
        }
        else
        {
            _writer.Write(payload, handful.Readings.Select(reading => reading.Reading));
        }

        return new MqttApplicationMessage
        {
            Topic = _line.IsGateway ? DeviceTopic.Batch(_line.Id) : DeviceTopic.Telemetry(_line.Id),
            Payload = new ReadOnlySequence<byte>(payload.WrittenMemory),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        };
    }

    private Task Wait(int failed, CancellationToken stop) =>
        Task.Delay(_options.Reconnect.After(failed, Noise.Unit(_seed, _waits++)), _clock, stop);

    private Task<bool> Attempt(Func<CancellationToken, Task> act, CancellationToken stop) =>
        LineAttempt.Try(act, _options.AnswerWithin, why => _tally.Trouble(_line.Id, why), stop);
}

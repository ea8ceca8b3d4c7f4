#!/usr/bin/perl
# stream.pl BYTES TEXT >STREAM - an answer as OpenAI streams it: about four
# bytes of text a chunk, and all the fields around them, so many bytes of it.
# Its text goes to the file TEXT. Anthropic: stream.pl BYTES TEXT anthropic.
use strict;
use warnings;

my ($bytes, $file, $api) = @ARGV;
my @tokens = ('We', ' win', ' most', ' often', ' at', ' 200', ' to', ' 499',
    '.', '\n', ' **', 'Log', 'ist', 'ics', '**', ' is', ' above', ' all', ' |',
    ' \"', 'EUR', ' 43', ',', '750', '\"', "\xe2\x80\x93");
my $out = '';
open my $text, '>', $file or die "stream.pl: $file: $!\n";
sub say_token {
	my ($token) = @_;
	return qq(event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"$token"}}\n\n)
	    if $api;
	return qq(data: {"id":"chatcmpl-Bq8ZkQ0aT1xYcV2nWm3LsR4uE5dF6","object":"chat.completion.chunk","created":1795168800,"model":"gpt-5-2026-08-07","service_tier":"default","system_fingerprint":"fp_7c55ca1d2e","choices":[{"index":0,"delta":{"content":"$token"},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"aB3dE5gH7j"}\n\n);
}
for (my $i = 0; length $out < $bytes; $i++) {
	my $token = $tokens[$i * 7 % @tokens];
	$out .= say_token($token);
	$token =~ s/\\n/\n/;
	$token =~ s/\\"/"/;
	print $text $token;
}
close $text or die "stream.pl: $file: $!\n";
print $out, $api ? qq(event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":9}}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n) :
    qq(data: {"id":"chatcmpl-Bq8ZkQ0aT1xYcV2nWm3LsR4uE5dF6","object":"chat.completion.chunk","created":1795168800,"model":"gpt-5-2026-08-07","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}\n\ndata: [DONE]\n\n);
